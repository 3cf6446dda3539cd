#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// The part of ONNX Runtime's C interface that the product uses. The library's header is not needed: its functions are
// found by their position in a table that is only ever appended to, in a library opened at run time.

typedef struct dossier_ort dossier_ort;
typedef struct dossier_ort_session dossier_ort_session;
typedef struct dossier_ort_outputs dossier_ort_outputs;

/// Opens the library and checks that it is the one it should be. Null on failure, with the reason in `problem`.
dossier_ort *_Nullable dossier_ort_load(const char *_Nonnull path, char *_Nonnull problem, size_t size);
const char *_Nonnull dossier_ort_version(const dossier_ort *_Nonnull library);
size_t dossier_ort_provider_count(const dossier_ort *_Nonnull library);
const char *_Nonnull dossier_ort_provider(const dossier_ort *_Nonnull library, size_t index);

/// A session over a model in memory; the bytes are copied. `cuda` asks for the CUDA provider.
dossier_ort_session *_Nullable dossier_ort_open(
    dossier_ort *_Nonnull library, const void *_Nonnull bytes, size_t count, int threads, bool spinning, bool cuda,
    char *_Nonnull problem, size_t size);
void dossier_ort_close(dossier_ort_session *_Nonnull session);

enum { DOSSIER_ORT_TENSOR = 1, DOSSIER_ORT_SEQUENCE = 2, DOSSIER_ORT_MAP = 3 };

typedef struct {
  /// One of the kinds above, or another number for what is not used here.
  int kind;
  /// Of a tensor; of the maps' keys and values where `kind` is a sequence of maps, else 0.
  int element;
  int key;
  int value;
  size_t rank;
  /// −1 where the model leaves a dimension open. At most eight are given.
  int64_t dims[8];
} dossier_ort_port;

size_t dossier_ort_port_count(const dossier_ort_session *_Nonnull session, bool outputs);
const char *_Nonnull dossier_ort_port_name(const dossier_ort_session *_Nonnull session, bool outputs, size_t index);
dossier_ort_port dossier_ort_port_info(const dossier_ort_session *_Nonnull session, bool outputs, size_t index);

/// 0 producer, 1 graph name, 2 domain, 3 description. To be freed with dossier_ort_free; null when not said.
char *_Nullable dossier_ort_fact(const dossier_ort_session *_Nonnull session, int which);
int64_t dossier_ort_model_version(const dossier_ort_session *_Nonnull session);
/// The custom keys with their values, as key, value, key, value … Each is freed with dossier_ort_free, then the array.
char *_Nullable *_Nullable dossier_ort_custom(const dossier_ort_session *_Nonnull session, size_t *_Nonnull count);
void dossier_ort_free(void *_Nullable memory);

typedef struct {
  int element;
  size_t rank;
  int64_t dims[2];
  /// The numbers; borrowed until the run has ended. Null for texts.
  const void *_Nullable data;
  size_t bytes;
  /// NUL-terminated texts, for string tensors.
  const char *_Nonnull const *_Nullable texts;
  size_t count;
} dossier_ort_input;

/// Runs the session once. `inputs` are in the order of the model's. Null on failure, with the reason.
dossier_ort_outputs *_Nullable dossier_ort_run(
    const dossier_ort_session *_Nonnull session, const dossier_ort_input *_Nonnull inputs, size_t count,
    char *_Nonnull problem, size_t size);
void dossier_ort_release(dossier_ort_outputs *_Nonnull outputs);

/// The tensor of an output: its element type, shape and data. Returns false when the output is no tensor.
bool dossier_ort_tensor(
    const dossier_ort_outputs *_Nonnull outputs, size_t index, int *_Nonnull element, size_t *_Nonnull count,
    size_t *_Nonnull rank, int64_t *_Nonnull dims, const void *_Nullable *_Nonnull data);
/// The texts of a string tensor: all bytes one after the other, and where each begins. Freed with dossier_ort_free.
bool dossier_ort_texts(
    const dossier_ort_outputs *_Nonnull outputs, size_t index, char *_Nullable *_Nonnull bytes, size_t *_Nonnull length,
    size_t *_Nullable *_Nonnull offsets, size_t *_Nonnull count);
/// Maps in a sequence output.
size_t dossier_ort_map_count(const dossier_ort_outputs *_Nonnull outputs, size_t index);
/// One map of a sequence as an output set of two: keys, then values. Null on failure.
dossier_ort_outputs *_Nullable dossier_ort_map(
    const dossier_ort_outputs *_Nonnull outputs, size_t index, size_t item);
