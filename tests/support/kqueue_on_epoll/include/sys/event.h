/* kqueue for Linux, over epoll: so that the kqueue chapters run there, and the
 * kqueue backend can be tested there. It is a stand-in and no kqueue.
 *
 * What it is honest about: one kevent for each (ident, filter); EV_ADD,
 * EV_DELETE, EV_ENABLE, EV_DISABLE, EV_ONESHOT, EV_CLEAR, EV_DISPATCH and
 * EV_RECEIPT; errors in the eventlist; udata, which every change overwrites;
 * EVFILT_READ and EVFILT_WRITE for sockets and pipes, each with a state of its
 * own; EVFILT_USER; relative EVFILT_TIMERs; any thread may register while
 * others wait; filters are run again when an event is fetched.
 *
 * What it cannot be honest about:
 *   - fflags after an error. Asking Linux for a socket's error takes it away,
 *     and the program may want it. So fflags is ECONNREFUSED on a TCP socket
 *     that never was connected, and ECONNRESET on every other.
 *   - data of EVFILT_WRITE (an estimate) and of a listener (always 1).
 *   - when EVFILT_WRITE notices one's own shutdown(): at the next event.
 *   - close() on the queue: what the queue owns inside goes only when another
 *     queue is made. The timer and the bell of a closed queue stay till then.
 *   - close() on a descriptor: nobody tells us. It is forgotten, dup() or
 *     not, when it is next looked at, and till then it costs memory.
 *   - fork(): a child inherits the queue; and a real one is not inherited.
 *   - low-water marks (ignored), EVFILT_VNODE, _PROC, _SIGNAL and the like
 *     (EINVAL), regular files (EPERM), a queue watched by another queue.
 *   - which of several waiting threads is woken, in which order events come,
 *     how a timer's period drifts, and how fast any of it is.
 *
 * Where macOS and FreeBSD differ in a number (EVFILT_USER, NOTE_USECONDS, …)
 * this has macOS's. Where they differ in what they accept, it is the stricter
 * of the two: EV_ENABLE with EV_DISABLE is EINVAL, a new EVFILT_USER is not
 * triggered by the change that adds it, EV_CLEAR in the change that triggers
 * one takes the trigger back, and a receipt without room ends the call, which
 * returns 0 (all FreeBSD's kern_event.c). Where both differ from their manual
 * pages, it does as they do: EV_ADD does not enable a disabled kevent, nor
 * change EV_ONESHOT, EV_CLEAR or EV_DISPATCH of an old one.
 */
#pragma once

#include <stdint.h>
#include <sys/types.h>
#include <time.h>

struct kevent {
  uintptr_t ident; /* a descriptor, or any number for timers and users */
  int16_t filter;
  uint16_t flags;
  uint32_t fflags; /* flags of the filter */
  intptr_t data;   /* a number of the filter's */
  void* udata;     /* handed back unchanged */
};

#define EV_SET(kevp, a, b, c, d, e, f) \
  do {                                 \
    struct kevent* kevp_ = (kevp);     \
    kevp_->ident = (a);                \
    kevp_->filter = (b);               \
    kevp_->flags = (c);                \
    kevp_->fflags = (d);               \
    kevp_->data = (e);                 \
    kevp_->udata = (f);                \
  } while (0)

#define EVFILT_READ (-1)
#define EVFILT_WRITE (-2)
#define EVFILT_TIMER (-7)
#define EVFILT_USER (-10)

/* what to do */
#define EV_ADD 0x0001
#define EV_DELETE 0x0002
#define EV_ENABLE 0x0004
#define EV_DISABLE 0x0008
/* and how */
#define EV_ONESHOT 0x0010
#define EV_CLEAR 0x0020
#define EV_RECEIPT 0x0040
#define EV_DISPATCH 0x0080
/* what came */
#define EV_ERROR 0x4000
#define EV_EOF 0x8000

/* EVFILT_USER: the top bits say how the lower 24 change those that are kept */
#define NOTE_TRIGGER 0x01000000
#define NOTE_FFNOP 0x00000000
#define NOTE_FFAND 0x40000000
#define NOTE_FFOR 0x80000000
#define NOTE_FFCOPY 0xc0000000
#define NOTE_FFCTRLMASK 0xc0000000
#define NOTE_FFLAGSMASK 0x00ffffff

/* EVFILT_TIMER: what data counts; milliseconds without any of them */
#define NOTE_SECONDS 0x00000001
#define NOTE_USECONDS 0x00000002
#define NOTE_NSECONDS 0x00000004

#ifdef __cplusplus
extern "C" {
#endif

int kqueue(void);
int kevent(int kq, const struct kevent* changelist, int nchanges,
           struct kevent* eventlist, int nevents,
           const struct timespec* timeout);

#ifdef __cplusplus
}
#endif
