#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// The part of DuckDB's C interface that the product uses, found in a library that is opened at run time.
// The declarations are our own: handles are opaque pointers, and a result is six eight-byte fields passed by value.

typedef struct dossier_duckdb_library dossier_duckdb_library;
typedef struct dossier_duckdb_session dossier_duckdb_session;
typedef struct dossier_duckdb_rows dossier_duckdb_rows;

enum {
  DOSSIER_DUCKDB_BOOLEAN = 1,
  DOSSIER_DUCKDB_BIGINT = 5,
  DOSSIER_DUCKDB_DOUBLE = 11,
  DOSSIER_DUCKDB_TIMESTAMP = 12,
  DOSSIER_DUCKDB_DATE = 13,
  DOSSIER_DUCKDB_VARCHAR = 17,
};

/// Opens the library. `python` names a libpython to open first, for an object out of a Python wheel; null for a plain library.
/// On failure returns null and writes why into `problem`.
dossier_duckdb_library *_Nullable dossier_duckdb_load(
    const char *_Nonnull path, const char *_Nullable python, char *_Nonnull problem, size_t size);
const char *_Nonnull dossier_duckdb_version(const dossier_duckdb_library *_Nonnull library);

/// An in-memory database with a connection. `names` and `values` hold `count` settings. Null on failure, with the reason.
dossier_duckdb_session *_Nullable dossier_duckdb_open(
    const dossier_duckdb_library *_Nonnull library, const char *_Nonnull const *_Nonnull names,
    const char *_Nonnull const *_Nonnull values, size_t count, char *_Nonnull problem, size_t size);
void dossier_duckdb_close(dossier_duckdb_session *_Nonnull session);

/// Runs a query. Null on failure; dossier_duckdb_error then says why, until the next query.
dossier_duckdb_rows *_Nullable dossier_duckdb_query(dossier_duckdb_session *_Nonnull session, const char *_Nonnull sql);
const char *_Nonnull dossier_duckdb_error(const dossier_duckdb_session *_Nonnull session);

size_t dossier_duckdb_columns(dossier_duckdb_rows *_Nonnull rows);
const char *_Nullable dossier_duckdb_name(dossier_duckdb_rows *_Nonnull rows, size_t column);
int dossier_duckdb_type(dossier_duckdb_rows *_Nonnull rows, size_t column);
/// Moves to the next chunk and gives its number of rows; 0 at the end.
size_t dossier_duckdb_next(dossier_duckdb_rows *_Nonnull rows);
/// The values of a column in the current chunk, valid until the next move.
const void *_Nullable dossier_duckdb_data(dossier_duckdb_rows *_Nonnull rows, size_t column);
/// One bit a row, 1 where it is not null; null when no row is null.
const uint64_t *_Nullable dossier_duckdb_validity(dossier_duckdb_rows *_Nonnull rows, size_t column);
void dossier_duckdb_finish(dossier_duckdb_rows *_Nonnull rows);

/// A text of a VARCHAR vector: sixteen bytes, the text itself inside when it has at most twelve.
static inline const char *_Nonnull dossier_duckdb_text(
    const void *_Nonnull data, size_t row, uint32_t *_Nonnull length) {
  const char *cell = (const char *)data + row * 16;
  *length = *(const uint32_t *)cell;
  return *length <= 12 ? cell + 4 : *(const char *const *)(cell + 8);
}
