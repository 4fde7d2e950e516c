/*
 * User Mode Linux 6.1 keeps 2.7 KB of a process's extended registers. Where processors have tile registers (AMX) the
 * machine's kernel takes back 11 KB or nothing (EFAULT), and the lab's kernel dies with its first process. This sends what
 * it keeps with zeros behind it: the header of the registers says which of them are set, and the tiles never are.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <elf.h>
#include <stdarg.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/uio.h>

/* More than any processor has; the machine's kernel reads only as much as its own registers take. */
#define ROOM (1 << 16)

long ptrace(enum __ptrace_request request, ...)
{
	static long (*machines)(enum __ptrace_request, ...);
	static char whole[ROOM];
	va_list rest;

	va_start(rest, request);
	int pid = va_arg(rest, int);
	void *address = va_arg(rest, void *);
	void *data = va_arg(rest, void *);
	va_end(rest);

	if (machines == NULL)
		machines = dlsym(RTLD_NEXT, "ptrace");
	if (request != PTRACE_SETREGSET || (long)address != NT_X86_XSTATE)
		return machines(request, pid, address, data);

	const struct iovec *kept = data;
	if (kept->iov_len > ROOM)
		return machines(request, pid, address, data);
	memcpy(whole, kept->iov_base, kept->iov_len);
	struct iovec padded = { whole, ROOM };
	return machines(request, pid, address, &padded);
}
