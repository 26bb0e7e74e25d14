// SocketPoll: one registered socket, and the poll that asks after it.
//
//   idle, due   submit ...................... pending
//   pending     a change to more ............ cancelling
//   pending     its packet: one-shot event .. idle
//   pending     its packet: anything else ... due, or idle if it has failed
//   cancelling  its packet .................. due
//
// What is due is submitted when select() is about to wait. The packet of one
// that is `removed` says no more than that it can be freed.
//
// Two polls of a socket are never pending at once, or Windows may complete one
// with the events of the other. So a poll that asks for too little has to
// end before the next can be submitted.
#pragma once

#include "afd.hpp"
#include "afd_group.hpp"
#include "interest.hpp"
#include "lent.hpp"
#include "minimio/event.hpp"
#include "minimio/result.hpp"

namespace minimio {

class SocketPoll {
 public:
  enum class State {
    idle,        // the kernel knows nothing of it
    due,         // to be submitted before the next wait
    pending,     // with the kernel
    cancelling,  // still with the kernel, but the answer is of no use
    removed,     // the same, and nobody will ask again
  };

  // Who has to free it.
  enum class Holder { us, kernel };

  SocketPoll(AfdGroup::Place place, SOCKET socket, const Interest& interest);

  State state() const noexcept { return state_; }
  Token token() const noexcept { return interest_.token; }

  // Asks the kernel, from `idle` or `due`. Errors:
  // std::errc::bad_file_descriptor, and then it is idle: the socket is closed.
  Result<> submit();

  // At most one system call.
  Result<> change(const Interest& interest);

  // With `us`, it can be freed at once; else when its packet comes.
  Holder remove() noexcept;

  // Its packet has come: what there is to tell, if anything.
  Readiness complete() noexcept;

 private:
  Readiness judge(const AfdRequest& answer) noexcept;

  AfdGroup::Place place_;
  SOCKET socket_;
  Interest interest_;
  State state_ = State::idle;
  ULONG asked_ = 0;
  Lent<AfdRequest> request_;
};

}  // namespace minimio
