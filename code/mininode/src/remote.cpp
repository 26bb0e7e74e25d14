// A mailbox with a bell. It belongs to the callback of the bell on one side, and
// to all copies of a Remote, together one sender, on the other.
#include "mininode/remote.hpp"

#include <mutex>
#include <optional>
#include <system_error>

#include "mininode/callback_queue.hpp"
#include "mininode/runtime.hpp"

namespace mininode {

// Any thread.
class Remote::Mailbox {
 public:
  bool post(Callback<> callback) {
    std::unique_lock lock(mutex_);
    if (is_closed_) return false;
    const bool is_first = letters_.empty();
    letters_.push(std::move(callback));
    lock.unlock();  // who wakes wants it
    if (is_first) (void)waker_->wake();
    return true;
  }

  // No more will be posted.
  void end() noexcept {
    const std::lock_guard lock(mutex_);
    is_ended_ = true;
    (void)waker_->wake();
  }

  // What has been posted; and whether that is all there will ever be.
  std::pair<CallbackQueue, bool> take() {
    const std::lock_guard lock(mutex_);
    return {std::exchange(letters_, {}), is_ended_};
  }

  // Nobody will take anything any more.
  CallbackQueue close() {
    const std::lock_guard lock(mutex_);
    is_closed_ = true;
    return std::exchange(letters_, {});
  }

  void hang(minimio::Waker waker) { waker_ = std::move(waker); }

 private:
  std::mutex mutex_;
  CallbackQueue letters_;
  std::optional<minimio::Waker> waker_;
  bool is_ended_ = false;
  bool is_closed_ = false;
};

// What all copies of a Remote have in common: with the last of them it goes.
class Remote::Sender {
 public:
  explicit Sender(std::shared_ptr<Mailbox> mailbox) noexcept
      : mailbox_(std::move(mailbox)) {}
  Sender(const Sender&) = delete;
  Sender& operator=(const Sender&) = delete;
  ~Sender() { mailbox_->end(); }

  Mailbox& mailbox() const noexcept { return *mailbox_; }

 private:
  std::shared_ptr<Mailbox> mailbox_;
};

namespace {

// Closes the mailbox when the callback that holds it goes, with the runtime at
// the latest.
template <class Mailbox>
struct Receiver {
  explicit Receiver(std::shared_ptr<Mailbox> box) : mailbox(std::move(box)) {}
  Receiver(Receiver&&) noexcept = default;
  ~Receiver() {
    if (mailbox) (void)mailbox->close();
  }

  std::shared_ptr<Mailbox> mailbox;
};

}  // namespace

Remote Remote::make() {
  Runtime& runtime = Runtime::current();
  auto mailbox = std::make_shared<Mailbox>();
  auto key = std::make_shared<Key>();
  auto bell = runtime.io()->hang_bell(
      "remote", [receiver = Receiver(mailbox), key,
                 &runtime](const minimio::Event&) {
        auto [letters, is_all] = receiver.mailbox->take();
        while (!letters.empty()) runtime.call_back("remote", letters.pop());
        if (is_all) runtime.io()->forget(*key);
      });
  if (!bell) throw std::system_error(bell.error(), "no bell for a Remote");
  mailbox->hang(std::move(bell->waker));
  *key = bell->key;
  runtime.io()->set_ref(*key, true);
  return Remote(std::make_shared<const Sender>(std::move(mailbox)));
}

bool Remote::post(Callback<> callback) const {
  return sender_->mailbox().post(std::move(callback));
}

}  // namespace mininode
