#define _GNU_SOURCE
#include "COnnxRuntime.h"

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef void *handle;
typedef const void *const *table;

struct dossier_ort {
  table api;
  const char *version;
  handle env;
  handle allocator;
  handle memory;
  char **providers;
  size_t provider_count;
};

struct dossier_ort_session {
  dossier_ort *library;
  handle session;
  size_t counts[2];
  char **names[2];
  dossier_ort_port *ports[2];
};

struct dossier_ort_outputs {
  dossier_ort *library;
  size_t count;
  handle *values;
};

// Positions in the table; see ONNX Runtime's order of declarations.
enum {
  ErrorMessage = 2,
  CreateEnvWithCustomLogger = 4,
  CreateSessionFromArray = 8,
  Run = 9,
  CreateSessionOptions = 10,
  SetLogSeverity = 22,
  SetOptimization = 23,
  SetIntraThreads = 24,
  SetInterThreads = 25,
  InputCount = 30,
  OutputCount = 31,
  InputTypeInfo = 33,
  OutputTypeInfo = 34,
  InputName = 36,
  OutputName = 37,
  CreateStringTensor = 48,
  CreateTensor = 49,
  TensorData = 51,
  FillStrings = 52,
  StringsLength = 53,
  StringsContent = 54,
  AsTensorInfo = 55,
  OnnxType = 56,
  ElementType = 60,
  DimensionCount = 61,
  Dimensions = 62,
  ElementCount = 64,
  TensorShape = 65,
  ValueType = 67,
  CpuMemory = 69,
  AllocatorFree = 76,
  DefaultAllocator = 78,
  GetValue = 80,
  GetValueCount = 81,
  ReleaseStatus = 93,
  ReleaseSession = 95,
  ReleaseValue = 96,
  ReleaseTypeInfo = 98,
  ReleaseShape = 99,
  ReleaseOptions = 100,
  AsMapInfo = 103,
  AsSequenceInfo = 104,
  MapKey = 105,
  MapValue = 106,
  SequenceElement = 107,
  Metadata = 111,
  Producer = 112,
  GraphName = 113,
  Domain = 114,
  Description = 115,
  LookupCustom = 116,
  ModelVersion = 117,
  ReleaseMetadata = 118,
  CustomKeys = 123,
  AvailableProviders = 125,
  ReleaseProviders = 126,
  AddConfig = 130,
  BuildInfo = 254,
  AppendCuda = 204,
  CreateCudaOptions = 205,
  ReleaseCudaOptions = 208,
};

#define CALL(api, position, type) ((type)(uintptr_t)(api)[position])

typedef handle (*status_1)(handle);
typedef void (*release_1)(handle);

static bool failed(const dossier_ort *self, handle status, char *problem, size_t size) {
  if (status == NULL) return false;
  if (problem != NULL && size > 0) {
    const char *text = CALL(self->api, ErrorMessage, const char *(*)(handle))(status);
    snprintf(problem, size, "%s", text != NULL ? text : "unknown reason");
  }
  CALL(self->api, ReleaseStatus, release_1)(status);
  return true;
}

static void silence(void *user, int severity, const char *category, const char *id, const char *place, const char *text) {
  (void)user, (void)severity, (void)category, (void)id, (void)place, (void)text;
}

static void read_providers(dossier_ort *self) {
  char **names = NULL;
  int count = 0;
  if (failed(self, CALL(self->api, AvailableProviders, handle(*)(char ***, int *))(&names, &count), NULL, 0)) return;
  self->providers = calloc((size_t)count + 1, sizeof *self->providers);
  for (int i = 0; self->providers != NULL && i < count; i++) {
    self->providers[self->provider_count] = strdup(names[i]);
    if (self->providers[self->provider_count] != NULL) self->provider_count++;
  }
  failed(self, CALL(self->api, ReleaseProviders, handle(*)(char **, int))(names, count), NULL, 0);
}

dossier_ort *dossier_ort_load(const char *path, char *problem, size_t size) {
  void *object = dlopen(path, RTLD_NOW | RTLD_LOCAL);
  if (object == NULL) {
    snprintf(problem, size, "%s", dlerror());
    return NULL;
  }
  const void *const *(*base_of)(void) = (const void *const *(*)(void))(uintptr_t)dlsym(object, "OrtGetApiBase");
  if (base_of == NULL) {
    snprintf(problem, size, "this is not ONNX Runtime");
    return NULL;
  }
  const void *const *base = base_of();
  const char *version = ((const char *(*)(void))(uintptr_t)base[1])();
  unsigned major = 0, minor = 0;
  if (version == NULL || sscanf(version, "%u.%u", &major, &minor) != 2 || major != 1 || minor < 15) {
    snprintf(problem, size, "ONNX Runtime %s is not supported; 1.15 or newer is needed", version ? version : "?");
    return NULL;
  }
  // Positions were checked up to version 29 of the table; none after 1.23 is used.
  uint32_t wanted = minor < 29 ? minor : 29;
  table api = ((const void *const *(*)(uint32_t))(uintptr_t)base[0])(wanted);
  dossier_ort *self = calloc(1, sizeof *self);
  if (api == NULL || self == NULL) {
    snprintf(problem, size, "the library gave no table of functions");
    free(self);
    return NULL;
  }
  self->api = api;
  self->version = version;
  const char *build = CALL(api, BuildInfo, const char *(*)(void))();
  if (build == NULL || strncmp(build, "ORT Build Info", 14) != 0) {
    snprintf(problem, size, "the library's table of functions is not the known one");
    free(self);
    return NULL;
  }
  if (failed(self, CALL(api, CreateEnvWithCustomLogger, handle(*)(void *, void *, int, const char *, handle *))(
          (void *)(uintptr_t)silence, NULL, 4, "dossier", &self->env), problem, size) ||
      failed(self, CALL(api, DefaultAllocator, status_1)(&self->allocator), problem, size) ||
      failed(self, CALL(api, CpuMemory, handle(*)(int, int, handle *))(1, 0, &self->memory), problem, size)) {
    free(self);
    return NULL;
  }
  read_providers(self);
  return self;
}

const char *dossier_ort_version(const dossier_ort *self) { return self->version; }
size_t dossier_ort_provider_count(const dossier_ort *self) { return self->provider_count; }
const char *dossier_ort_provider(const dossier_ort *self, size_t index) { return self->providers[index]; }

static void read_tensor_info(dossier_ort *self, handle tensor, dossier_ort_port *port) {
  size_t rank = 0;
  failed(self, CALL(self->api, ElementType, handle(*)(handle, int *))(tensor, &port->element), NULL, 0);
  failed(self, CALL(self->api, DimensionCount, handle(*)(handle, size_t *))(tensor, &rank), NULL, 0);
  port->rank = rank;
  int64_t *dims = calloc(rank + 1, sizeof *dims);
  if (dims == NULL) return;
  failed(self, CALL(self->api, Dimensions, handle(*)(handle, int64_t *, size_t))(tensor, dims, rank), NULL, 0);
  for (size_t i = 0; i < rank && i < 8; i++) port->dims[i] = dims[i];
  free(dims);
}

static void read_sequence_info(dossier_ort *self, handle info, dossier_ort_port *port) {
  handle sequence = NULL, element = NULL, map = NULL, value = NULL, tensor = NULL;
  if (failed(self, CALL(self->api, AsSequenceInfo, handle(*)(handle, handle *))(info, &sequence), NULL, 0) || sequence == NULL) return;
  if (failed(self, CALL(self->api, SequenceElement, handle(*)(handle, handle *))(sequence, &element), NULL, 0)) return;
  if (!failed(self, CALL(self->api, AsMapInfo, handle(*)(handle, handle *))(element, &map), NULL, 0) && map != NULL) {
    failed(self, CALL(self->api, MapKey, handle(*)(handle, int *))(map, &port->key), NULL, 0);
    if (!failed(self, CALL(self->api, MapValue, handle(*)(handle, handle *))(map, &value), NULL, 0) && value != NULL) {
      if (!failed(self, CALL(self->api, AsTensorInfo, handle(*)(handle, handle *))(value, &tensor), NULL, 0) && tensor != NULL)
        failed(self, CALL(self->api, ElementType, handle(*)(handle, int *))(tensor, &port->value), NULL, 0);
      CALL(self->api, ReleaseTypeInfo, release_1)(value);
    }
  }
  CALL(self->api, ReleaseTypeInfo, release_1)(element);
}

static bool read_ports(dossier_ort_session *self, bool outputs, char *problem, size_t size) {
  dossier_ort *library = self->library;
  size_t count = 0;
  if (failed(library, CALL(library->api, outputs ? OutputCount : InputCount, handle(*)(handle, size_t *))(self->session, &count), problem, size)) return false;
  self->names[outputs] = calloc(count + 1, sizeof(char *));
  self->ports[outputs] = calloc(count + 1, sizeof(dossier_ort_port));
  if (self->names[outputs] == NULL || self->ports[outputs] == NULL) return false;
  for (size_t i = 0; i < count; i++) {
    char *name = NULL;
    handle info = NULL, tensor = NULL;
    if (failed(library, CALL(library->api, outputs ? OutputName : InputName, handle(*)(handle, size_t, handle, char **))(self->session, i, library->allocator, &name), problem, size)) return false;
    self->names[outputs][i] = strdup(name);
    failed(library, CALL(library->api, AllocatorFree, handle(*)(handle, void *))(library->allocator, name), NULL, 0);
    if (self->names[outputs][i] == NULL) return false;
    self->counts[outputs] = i + 1;
    if (failed(library, CALL(library->api, outputs ? OutputTypeInfo : InputTypeInfo, handle(*)(handle, size_t, handle *))(self->session, i, &info), problem, size)) return false;
    dossier_ort_port *port = &self->ports[outputs][i];
    failed(library, CALL(library->api, OnnxType, handle(*)(handle, int *))(info, &port->kind), NULL, 0);
    if (port->kind == DOSSIER_ORT_TENSOR) {
      if (!failed(library, CALL(library->api, AsTensorInfo, handle(*)(handle, handle *))(info, &tensor), NULL, 0) && tensor != NULL)
        read_tensor_info(library, tensor, port);
    } else if (port->kind == DOSSIER_ORT_SEQUENCE) {
      read_sequence_info(library, info, port);
    }
    CALL(library->api, ReleaseTypeInfo, release_1)(info);
  }
  return true;
}

static bool append_cuda(dossier_ort *self, handle options, char *problem, size_t size) {
  handle cuda = NULL;
  if (failed(self, CALL(self->api, CreateCudaOptions, status_1)(&cuda), problem, size)) return false;
  bool refused = failed(self, CALL(self->api, AppendCuda, handle(*)(handle, handle))(options, cuda), problem, size);
  CALL(self->api, ReleaseCudaOptions, release_1)(cuda);
  return !refused;
}

dossier_ort_session *dossier_ort_open(
    dossier_ort *library, const void *bytes, size_t count, int threads, bool spinning, bool cuda, char *problem, size_t size) {
  table api = library->api;
  handle options = NULL;
  dossier_ort_session *self = calloc(1, sizeof *self);
  if (self == NULL || failed(library, CALL(api, CreateSessionOptions, status_1)(&options), problem, size)) {
    free(self);
    return NULL;
  }
  self->library = library;
  typedef handle (*set_int)(handle, int);
  typedef handle (*set_config)(handle, const char *, const char *);
  bool ready = !failed(library, CALL(api, SetLogSeverity, set_int)(options, 4), problem, size) &&
      !failed(library, CALL(api, SetOptimization, set_int)(options, 99), problem, size) &&
      !failed(library, CALL(api, SetIntraThreads, set_int)(options, threads), problem, size) &&
      !failed(library, CALL(api, SetInterThreads, set_int)(options, 1), problem, size) &&
      !failed(library, CALL(api, AddConfig, set_config)(options, "session.intra_op.allow_spinning", spinning ? "1" : "0"), problem, size) &&
      (!cuda || append_cuda(library, options, problem, size)) &&
      !failed(library, CALL(api, CreateSessionFromArray, handle(*)(handle, const void *, size_t, handle, handle *))(
          library->env, bytes, count, options, &self->session), problem, size) &&
      read_ports(self, false, problem, size) && read_ports(self, true, problem, size);
  CALL(api, ReleaseOptions, release_1)(options);
  if (!ready) {
    dossier_ort_close(self);
    return NULL;
  }
  return self;
}

void dossier_ort_close(dossier_ort_session *self) {
  if (self->session != NULL) CALL(self->library->api, ReleaseSession, release_1)(self->session);
  for (int side = 0; side < 2; side++) {
    for (size_t i = 0; i < self->counts[side]; i++) free(self->names[side][i]);
    free(self->names[side]);
    free(self->ports[side]);
  }
  free(self);
}

size_t dossier_ort_port_count(const dossier_ort_session *self, bool outputs) { return self->counts[outputs]; }
const char *dossier_ort_port_name(const dossier_ort_session *self, bool outputs, size_t index) { return self->names[outputs][index]; }
dossier_ort_port dossier_ort_port_info(const dossier_ort_session *self, bool outputs, size_t index) { return self->ports[outputs][index]; }

static char *take(dossier_ort *library, char *text) {
  char *copy = text != NULL && text[0] != 0 ? strdup(text) : NULL;
  if (text != NULL) failed(library, CALL(library->api, AllocatorFree, handle(*)(handle, void *))(library->allocator, text), NULL, 0);
  return copy;
}

static handle metadata_of(const dossier_ort_session *self) {
  handle metadata = NULL;
  failed(self->library, CALL(self->library->api, Metadata, handle(*)(handle, handle *))(self->session, &metadata), NULL, 0);
  return metadata;
}

char *dossier_ort_fact(const dossier_ort_session *self, int which) {
  static const int positions[] = {Producer, GraphName, Domain, Description};
  handle metadata = metadata_of(self);
  if (metadata == NULL || which < 0 || which > 3) return NULL;
  char *text = NULL;
  failed(self->library, CALL(self->library->api, positions[which], handle(*)(handle, handle, char **))(metadata, self->library->allocator, &text), NULL, 0);
  CALL(self->library->api, ReleaseMetadata, release_1)(metadata);
  return take(self->library, text);
}

int64_t dossier_ort_model_version(const dossier_ort_session *self) {
  int64_t version = 0;
  handle metadata = metadata_of(self);
  if (metadata == NULL) return 0;
  failed(self->library, CALL(self->library->api, ModelVersion, handle(*)(handle, int64_t *))(metadata, &version), NULL, 0);
  CALL(self->library->api, ReleaseMetadata, release_1)(metadata);
  return version == INT64_MAX ? 0 : version;
}

char **dossier_ort_custom(const dossier_ort_session *self, size_t *count) {
  dossier_ort *library = self->library;
  handle metadata = metadata_of(self);
  char **keys = NULL;
  int64_t found = 0;
  *count = 0;
  if (metadata == NULL) return NULL;
  failed(library, CALL(library->api, CustomKeys, handle(*)(handle, handle, char ***, int64_t *))(metadata, library->allocator, &keys, &found), NULL, 0);
  char **pairs = calloc((size_t)(found > 0 ? found : 0) * 2 + 1, sizeof *pairs);
  for (int64_t i = 0; keys != NULL && i < found; i++) {
    char *value = NULL;
    if (pairs != NULL &&
        !failed(library, CALL(library->api, LookupCustom, handle(*)(handle, handle, const char *, char **))(metadata, library->allocator, keys[i], &value), NULL, 0)) {
      pairs[*count] = strdup(keys[i]);
      pairs[*count + 1] = take(library, value);
      *count += 2;
    }
    failed(library, CALL(library->api, AllocatorFree, handle(*)(handle, void *))(library->allocator, keys[i]), NULL, 0);
  }
  if (keys != NULL) failed(library, CALL(library->api, AllocatorFree, handle(*)(handle, void *))(library->allocator, keys), NULL, 0);
  CALL(library->api, ReleaseMetadata, release_1)(metadata);
  return pairs;
}

void dossier_ort_free(void *memory) { free(memory); }

static handle make_input(dossier_ort *library, const dossier_ort_input *input, char *problem, size_t size) {
  handle value = NULL;
  if (input->texts == NULL) {
    failed(library, CALL(library->api, CreateTensor, handle(*)(handle, void *, size_t, const int64_t *, size_t, int, handle *))(
        library->memory, (void *)(uintptr_t)input->data, input->bytes, input->dims, input->rank, input->element, &value), problem, size);
    return value;
  }
  if (failed(library, CALL(library->api, CreateStringTensor, handle(*)(handle, const int64_t *, size_t, int, handle *))(
          library->allocator, input->dims, input->rank, 8, &value), problem, size)) return NULL;
  if (failed(library, CALL(library->api, FillStrings, handle(*)(handle, const char *const *, size_t))(value, input->texts, input->count), problem, size)) {
    CALL(library->api, ReleaseValue, release_1)(value);
    return NULL;
  }
  return value;
}

dossier_ort_outputs *dossier_ort_run(
    const dossier_ort_session *self, const dossier_ort_input *inputs, size_t count, char *problem, size_t size) {
  dossier_ort *library = self->library;
  handle stack[64];
  handle *values = count <= 64 ? stack : malloc(count * sizeof *values);
  dossier_ort_outputs *outputs = calloc(1, sizeof *outputs);
  if (values == NULL || outputs == NULL) {
    snprintf(problem, size, "out of memory");
    return NULL;
  }
  size_t made = 0;
  while (made < count) {
    values[made] = make_input(library, &inputs[made], problem, size);
    if (values[made] == NULL) break;
    made++;
  }
  bool done = false;
  outputs->library = library;
  outputs->count = self->counts[1];
  outputs->values = calloc(outputs->count + 1, sizeof *outputs->values);
  if (made == count && outputs->values != NULL) {
    done = !failed(library, CALL(library->api, Run, handle(*)(handle, handle, char *const *, handle *, size_t, char *const *, size_t, handle *))(
        self->session, NULL, self->names[0], values, count, self->names[1], outputs->count, outputs->values), problem, size);
  }
  for (size_t i = 0; i < made; i++) CALL(library->api, ReleaseValue, release_1)(values[i]);
  if (values != stack) free(values);
  if (!done) {
    free(outputs->values);
    free(outputs);
    return NULL;
  }
  return outputs;
}

void dossier_ort_release(dossier_ort_outputs *outputs) {
  for (size_t i = 0; i < outputs->count; i++)
    if (outputs->values[i] != NULL) CALL(outputs->library->api, ReleaseValue, release_1)(outputs->values[i]);
  free(outputs->values);
  free(outputs);
}

bool dossier_ort_tensor(
    const dossier_ort_outputs *outputs, size_t index, int *element, size_t *count, size_t *rank, int64_t *dims, const void **data) {
  dossier_ort *library = outputs->library;
  handle shape = NULL, value = outputs->values[index];
  int kind = 0;
  void *bytes = NULL;
  if (failed(library, CALL(library->api, ValueType, handle(*)(handle, int *))(value, &kind), NULL, 0) || kind != DOSSIER_ORT_TENSOR) return false;
  if (failed(library, CALL(library->api, TensorShape, handle(*)(handle, handle *))(value, &shape), NULL, 0)) return false;
  bool good = !failed(library, CALL(library->api, ElementType, handle(*)(handle, int *))(shape, element), NULL, 0) &&
      !failed(library, CALL(library->api, ElementCount, handle(*)(handle, size_t *))(shape, count), NULL, 0) &&
      !failed(library, CALL(library->api, DimensionCount, handle(*)(handle, size_t *))(shape, rank), NULL, 0);
  if (good && *rank <= 8) good = !failed(library, CALL(library->api, Dimensions, handle(*)(handle, int64_t *, size_t))(shape, dims, *rank), NULL, 0);
  CALL(library->api, ReleaseShape, release_1)(shape);
  if (good && *element != 8) good = !failed(library, CALL(library->api, TensorData, handle(*)(handle, void **))(value, &bytes), NULL, 0);
  *data = bytes;
  return good && *rank <= 8;
}

bool dossier_ort_texts(
    const dossier_ort_outputs *outputs, size_t index, char **bytes, size_t *length, size_t **offsets, size_t *count) {
  dossier_ort *library = outputs->library;
  handle value = outputs->values[index];
  int element = 0;
  size_t rank = 0;
  int64_t dims[8];
  const void *data = NULL;
  if (!dossier_ort_tensor(outputs, index, &element, count, &rank, dims, &data) || element != 8) return false;
  if (failed(library, CALL(library->api, StringsLength, handle(*)(handle, size_t *))(value, length), NULL, 0)) return false;
  *bytes = malloc(*length + 1);
  *offsets = malloc((*count + 1) * sizeof **offsets);
  if (*bytes != NULL && *offsets != NULL &&
      !failed(library, CALL(library->api, StringsContent, handle(*)(handle, void *, size_t, size_t *, size_t))(value, *bytes, *length, *offsets, *count), NULL, 0))
    return true;
  free(*bytes);
  free(*offsets);
  return false;
}

size_t dossier_ort_map_count(const dossier_ort_outputs *outputs, size_t index) {
  size_t count = 0;
  int kind = 0;
  dossier_ort *library = outputs->library;
  failed(library, CALL(library->api, ValueType, handle(*)(handle, int *))(outputs->values[index], &kind), NULL, 0);
  if (kind != DOSSIER_ORT_SEQUENCE) return 0;
  failed(library, CALL(library->api, GetValueCount, handle(*)(handle, size_t *))(outputs->values[index], &count), NULL, 0);
  return count;
}

dossier_ort_outputs *dossier_ort_map(const dossier_ort_outputs *outputs, size_t index, size_t item) {
  dossier_ort *library = outputs->library;
  typedef handle (*get)(handle, int, handle, handle *);
  handle map = NULL;
  dossier_ort_outputs *pair = calloc(1, sizeof *pair);
  handle *values = calloc(2, sizeof *values);
  if (pair == NULL || values == NULL ||
      failed(library, CALL(library->api, GetValue, get)(outputs->values[index], (int)item, library->allocator, &map), NULL, 0)) {
    free(pair);
    free(values);
    return NULL;
  }
  pair->library = library;
  pair->values = values;
  bool good = !failed(library, CALL(library->api, GetValue, get)(map, 0, library->allocator, &values[0]), NULL, 0);
  pair->count = good ? 1 : 0;
  if (good) good = !failed(library, CALL(library->api, GetValue, get)(map, 1, library->allocator, &values[1]), NULL, 0);
  if (good) pair->count = 2;
  CALL(library->api, ReleaseValue, release_1)(map);
  if (!good) {
    dossier_ort_release(pair);
    return NULL;
  }
  return pair;
}
