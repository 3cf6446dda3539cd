#pragma once

#include <stdbool.h>
#include <stddef.h>

// Starts a program without a shell, in a process group of its own, with limits that it and its children cannot raise.
// Between fork and exec only functions are called that are safe there, which a Swift closure is not.

struct dossier_limits {
  /// Address space of each process, in bytes.
  unsigned long long memory;
  /// Processor time of each process, in seconds.
  unsigned long long processor;
  /// The largest file that may be written, in bytes.
  unsigned long long file;
  unsigned long long open_files;
};

/// Returns the process id, or -1 with `stage` telling what failed and errno why.
int dossier_process_start(
    const char *_Nonnull program, char *const _Nullable *_Nonnull arguments, char *const _Nullable *_Nonnull environment,
    const char *_Nonnull folder, int input, int output, int errors, const struct dossier_limits *_Nonnull limits,
    const char *_Nullable *_Nonnull stage);
/// True when the process has ended; it is not yet taken from the table, so its id stays its own.
bool dossier_process_ended(int process);
/// Ends the process and all of its group at once.
void dossier_process_kill_group(int process);
/// Takes the ended process from the table. Returns its exit code, or the negative of the signal that ended it.
int dossier_process_finish(int process);
/// A pipe whose ends are not handed down, the reading end without waiting. Returns 0 or -1.
int dossier_pipe(int *_Nonnull reading, int *_Nonnull writing);
