#pragma once

/// Swaps two names of one file system in one step.
/// Returns 0, or -1 with errno set (EINVAL or ENOSYS where the file system cannot).
int dossier_exchange(const char *_Nonnull first, const char *_Nonnull second);
