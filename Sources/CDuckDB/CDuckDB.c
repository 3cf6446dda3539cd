#define _GNU_SOURCE
#include "CDuckDB.h"

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
  uint64_t fields[6];
} result_t;

typedef void *handle;

struct dossier_duckdb_library {
  void *object;
  const char *(*library_version)(void);
  int (*create_config)(handle *);
  int (*set_config)(handle, const char *, const char *);
  void (*destroy_config)(handle *);
  int (*open_ext)(const char *, handle *, handle, char **);
  void (*close)(handle *);
  int (*connect)(handle, handle *);
  void (*disconnect)(handle *);
  int (*query)(handle, const char *, result_t *);
  void (*destroy_result)(result_t *);
  const char *(*result_error)(result_t *);
  uint64_t (*column_count)(result_t *);
  const char *(*column_name)(result_t *, uint64_t);
  int (*column_type)(result_t *, uint64_t);
  handle (*fetch_chunk)(result_t);
  uint64_t (*chunk_size)(handle);
  handle (*chunk_vector)(handle, uint64_t);
  void (*destroy_chunk)(handle *);
  void *(*vector_data)(handle);
  uint64_t *(*vector_validity)(handle);
  void (*free_memory)(void *);
};

struct dossier_duckdb_session {
  const dossier_duckdb_library *library;
  handle database;
  handle connection;
  char *error;
};

struct dossier_duckdb_rows {
  dossier_duckdb_session *session;
  result_t result;
  handle chunk;
};

static void say(char *problem, size_t size, const char *text) {
  if (size > 0) snprintf(problem, size, "%s", text != NULL ? text : "unknown reason");
}

dossier_duckdb_library *dossier_duckdb_load(const char *path, const char *python, char *problem, size_t size) {
  if (python != NULL && dlopen(python, RTLD_LAZY | RTLD_GLOBAL) == NULL) {
    say(problem, size, dlerror());
    return NULL;
  }
  void *object = dlopen(path, RTLD_LAZY | RTLD_LOCAL);
  if (object == NULL) {
    say(problem, size, dlerror());
    return NULL;
  }
  dossier_duckdb_library *self = calloc(1, sizeof *self);
  if (self == NULL) {
    say(problem, size, "out of memory");
    return NULL;
  }
  self->object = object;
  const struct {
    const char *name;
    void **slot;
  } wanted[] = {
      {"duckdb_library_version", (void **)&self->library_version},
      {"duckdb_create_config", (void **)&self->create_config},
      {"duckdb_set_config", (void **)&self->set_config},
      {"duckdb_destroy_config", (void **)&self->destroy_config},
      {"duckdb_open_ext", (void **)&self->open_ext},
      {"duckdb_close", (void **)&self->close},
      {"duckdb_connect", (void **)&self->connect},
      {"duckdb_disconnect", (void **)&self->disconnect},
      {"duckdb_query", (void **)&self->query},
      {"duckdb_destroy_result", (void **)&self->destroy_result},
      {"duckdb_result_error", (void **)&self->result_error},
      {"duckdb_column_count", (void **)&self->column_count},
      {"duckdb_column_name", (void **)&self->column_name},
      {"duckdb_column_type", (void **)&self->column_type},
      {"duckdb_fetch_chunk", (void **)&self->fetch_chunk},
      {"duckdb_data_chunk_get_size", (void **)&self->chunk_size},
      {"duckdb_data_chunk_get_vector", (void **)&self->chunk_vector},
      {"duckdb_destroy_data_chunk", (void **)&self->destroy_chunk},
      {"duckdb_vector_get_data", (void **)&self->vector_data},
      {"duckdb_vector_get_validity", (void **)&self->vector_validity},
      {"duckdb_free", (void **)&self->free_memory},
  };
  for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
    *wanted[i].slot = dlsym(object, wanted[i].name);
    if (*wanted[i].slot == NULL) {
      snprintf(problem, size, "the library has no function %s", wanted[i].name);
      free(self);
      return NULL;
    }
  }
  return self;
}

const char *dossier_duckdb_version(const dossier_duckdb_library *library) { return library->library_version(); }

dossier_duckdb_session *dossier_duckdb_open(
    const dossier_duckdb_library *library, const char *const *names, const char *const *values, size_t count,
    char *problem, size_t size) {
  handle config = NULL;
  if (library->create_config(&config) != 0) {
    say(problem, size, "no configuration could be made");
    return NULL;
  }
  for (size_t i = 0; i < count; i++) {
    if (library->set_config(config, names[i], values[i]) != 0) {
      snprintf(problem, size, "the setting %s was refused", names[i]);
      library->destroy_config(&config);
      return NULL;
    }
  }
  dossier_duckdb_session *self = calloc(1, sizeof *self);
  char *error = NULL;
  if (self == NULL || library->open_ext(":memory:", &self->database, config, &error) != 0) {
    say(problem, size, error);
    if (error != NULL) library->free_memory(error);
    library->destroy_config(&config);
    free(self);
    return NULL;
  }
  library->destroy_config(&config);
  self->library = library;
  if (library->connect(self->database, &self->connection) != 0) {
    say(problem, size, "no connection could be made");
    library->close(&self->database);
    free(self);
    return NULL;
  }
  return self;
}

void dossier_duckdb_close(dossier_duckdb_session *self) {
  self->library->disconnect(&self->connection);
  self->library->close(&self->database);
  free(self->error);
  free(self);
}

dossier_duckdb_rows *dossier_duckdb_query(dossier_duckdb_session *self, const char *sql) {
  free(self->error);
  self->error = NULL;
  dossier_duckdb_rows *rows = calloc(1, sizeof *rows);
  if (rows == NULL) return NULL;
  rows->session = self;
  if (self->library->query(self->connection, sql, &rows->result) != 0) {
    const char *error = self->library->result_error(&rows->result);
    self->error = error != NULL ? strdup(error) : NULL;
    self->library->destroy_result(&rows->result);
    free(rows);
    return NULL;
  }
  return rows;
}

const char *dossier_duckdb_error(const dossier_duckdb_session *self) {
  return self->error != NULL ? self->error : "unknown reason";
}

size_t dossier_duckdb_columns(dossier_duckdb_rows *rows) { return rows->session->library->column_count(&rows->result); }

const char *dossier_duckdb_name(dossier_duckdb_rows *rows, size_t column) {
  return rows->session->library->column_name(&rows->result, column);
}

int dossier_duckdb_type(dossier_duckdb_rows *rows, size_t column) {
  return rows->session->library->column_type(&rows->result, column);
}

size_t dossier_duckdb_next(dossier_duckdb_rows *rows) {
  const dossier_duckdb_library *library = rows->session->library;
  if (rows->chunk != NULL) library->destroy_chunk(&rows->chunk);
  rows->chunk = library->fetch_chunk(rows->result);
  return rows->chunk != NULL ? library->chunk_size(rows->chunk) : 0;
}

const void *dossier_duckdb_data(dossier_duckdb_rows *rows, size_t column) {
  const dossier_duckdb_library *library = rows->session->library;
  return library->vector_data(library->chunk_vector(rows->chunk, column));
}

const uint64_t *dossier_duckdb_validity(dossier_duckdb_rows *rows, size_t column) {
  const dossier_duckdb_library *library = rows->session->library;
  return library->vector_validity(library->chunk_vector(rows->chunk, column));
}

void dossier_duckdb_finish(dossier_duckdb_rows *rows) {
  const dossier_duckdb_library *library = rows->session->library;
  if (rows->chunk != NULL) library->destroy_chunk(&rows->chunk);
  library->destroy_result(&rows->result);
  free(rows);
}
