#define _GNU_SOURCE
#include "CProcess.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#include <sys/syscall.h>
#endif

struct failure {
  int stage;
  int error;
};

static const char *const stages[] = {"starting it", "going to its folder", "connecting its streams", "limiting it"};
enum { STAGE_EXEC, STAGE_FOLDER, STAGE_STREAMS, STAGE_LIMITS };

static void close_from(int first, int keep) {
#if defined(__linux__) && defined(SYS_close_range)
  if (keep > first) syscall(SYS_close_range, (unsigned)first, (unsigned)(keep - 1), 0);
  if (syscall(SYS_close_range, (unsigned)(keep >= first ? keep + 1 : first), ~0U, 0) == 0) return;
#endif
  for (int fd = first; fd < 4096; fd++)
    if (fd != keep) close(fd);
}

static int limit(int what, unsigned long long value) {
  struct rlimit current;
  if (getrlimit(what, &current) != 0) return -1;
  if (current.rlim_max != RLIM_INFINITY && current.rlim_max < value) value = current.rlim_max;
  struct rlimit wanted = {.rlim_cur = value, .rlim_max = value};
  return setrlimit(what, &wanted);
}

static _Noreturn void fail(int channel, int stage) {
  struct failure failure = {stage, errno};
  ssize_t written = write(channel, &failure, sizeof failure);
  _exit(written == sizeof failure ? 127 : 126);
}

static _Noreturn void become(
    const char *program, char *const *arguments, char *const *environment, const char *folder, int input, int output,
    int errors, const struct dossier_limits *limits, int channel, pid_t parent) {
  setpgid(0, 0);
#ifdef __linux__
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != parent) _exit(126);
#else
  (void)parent;
#endif
  struct sigaction plain;
  memset(&plain, 0, sizeof plain);
  plain.sa_handler = SIG_DFL;
  for (int number = 1; number < NSIG; number++) sigaction(number, &plain, NULL);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  if (dup2(input, 0) < 0 || dup2(output, 1) < 0 || dup2(errors, 2) < 0) fail(channel, STAGE_STREAMS);
  close_from(3, channel);
  if (chdir(folder) != 0) fail(channel, STAGE_FOLDER);
  if (limit(RLIMIT_CORE, 0) != 0 || limit(RLIMIT_CPU, limits->processor) != 0 ||
      limit(RLIMIT_FSIZE, limits->file) != 0 || limit(RLIMIT_NOFILE, limits->open_files) != 0)
    fail(channel, STAGE_LIMITS);
#ifdef __linux__
  if (limit(RLIMIT_AS, limits->memory) != 0) fail(channel, STAGE_LIMITS);
#endif
  execve(program, arguments, environment);
  fail(channel, STAGE_EXEC);
}

int dossier_process_start(
    const char *program, char *const *arguments, char *const *environment, const char *folder, int input, int output,
    int errors, const struct dossier_limits *limits, const char **stage) {
  *stage = stages[STAGE_STREAMS];
  // The streams must not lie on the numbers that they are moved to.
  int safe[3] = {
      fcntl(input, F_DUPFD_CLOEXEC, 10), fcntl(output, F_DUPFD_CLOEXEC, 10), fcntl(errors, F_DUPFD_CLOEXEC, 10)};
  int channel[2] = {-1, -1};
  pid_t child = -1;
  int reason = 0;
  if (safe[0] < 0 || safe[1] < 0 || safe[2] < 0 || pipe(channel) != 0) {
    reason = errno;
    goto done;
  }
  fcntl(channel[0], F_SETFD, FD_CLOEXEC);
  int high = fcntl(channel[1], F_DUPFD_CLOEXEC, 10);
  close(channel[1]);
  channel[1] = high;
  if (high < 0) {
    reason = errno;
    goto done;
  }
  pid_t self = getpid();
  child = fork();
  if (child == 0)
    become(program, arguments, environment, folder, safe[0], safe[1], safe[2], limits, channel[1], self);
  reason = errno;
  if (child < 0) {
    *stage = stages[STAGE_EXEC];
    goto done;
  }
  setpgid(child, child);
  close(channel[1]);
  channel[1] = -1;
  struct failure failure;
  ssize_t got;
  do got = read(channel[0], &failure, sizeof failure);
  while (got < 0 && errno == EINTR);
  if (got == sizeof failure) {
    while (waitpid(child, NULL, 0) < 0 && errno == EINTR) {}
    child = -1;
    *stage = stages[failure.stage];
    reason = failure.error;
  }
done:
  for (int i = 0; i < 3; i++)
    if (safe[i] >= 0) close(safe[i]);
  if (channel[0] >= 0) close(channel[0]);
  if (channel[1] >= 0) close(channel[1]);
  errno = reason;
  return child;
}

bool dossier_process_ended(int process) {
  siginfo_t info;
  memset(&info, 0, sizeof info);
  int result;
  do result = waitid(P_PID, (id_t)process, &info, WEXITED | WNOHANG | WNOWAIT);
  while (result != 0 && errno == EINTR);
  return result != 0 || info.si_pid == process;
}

void dossier_process_kill_group(int process) {
  if (process > 1) kill(-process, SIGKILL);
}

int dossier_process_finish(int process) {
  int status = 0;
  pid_t got;
  do got = waitpid(process, &status, 0);
  while (got < 0 && errno == EINTR);
  if (got < 0) return 126;
  return WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status);
}

int dossier_pipe(int *reading, int *writing) {
  int ends[2];
  if (pipe(ends) != 0) return -1;
  fcntl(ends[0], F_SETFD, FD_CLOEXEC);
  fcntl(ends[1], F_SETFD, FD_CLOEXEC);
  fcntl(ends[0], F_SETFL, fcntl(ends[0], F_GETFL) | O_NONBLOCK);
  *reading = ends[0];
  *writing = ends[1];
  return 0;
}
