// A mailbox with a bell. It belongs to the callback of the bell on one side,
// and to all copies of a Remote, together one sender, on the other.
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
    lock.unlock();  // the thread that wakes wants it
    if (is_first) (void)bell_->waker.wake();
    return true;
  }

  // No more will be posted.
  void end() noexcept {
    const std::lock_guard lock(mutex_);
    is_ended_ = true;
    (void)bell_->waker.wake();
  }

  // What has been posted, and whether there will never be more.
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

  // Before anybody posts.
  void hang(IoQueue::Bell bell) { bell_ = std::move(bell); }
  Key bell() const noexcept { return bell_->key; }

 private:
  std::mutex mutex_;
  CallbackQueue letters_;
  std::optional<IoQueue::Bell> bell_;
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

// The callback of the bell. Closes the mailbox when it goes, with the runtime
// at the latest.
class Remote::Receiver {
 public:
  Receiver(Runtime& runtime, std::shared_ptr<Mailbox> mailbox) noexcept
      : runtime_(&runtime), mailbox_(std::move(mailbox)) {}
  Receiver(Receiver&&) noexcept = default;
  ~Receiver() {
    if (mailbox_) (void)mailbox_->close();
  }

  void operator()(const minimio::Event&) const {
    auto [letters, is_all] = mailbox_->take();
    while (!letters.empty()) runtime_->call_back("remote", letters.pop());
    if (is_all) runtime_->io()->forget(mailbox_->bell());
  }

 private:
  Runtime* runtime_;
  std::shared_ptr<Mailbox> mailbox_;
};

Remote Remote::make() {
  Runtime& runtime = Runtime::current();
  auto mailbox = std::make_shared<Mailbox>();
  auto bell = runtime.io()->hang_bell("remote", Receiver(runtime, mailbox));
  if (!bell) throw std::system_error(bell.error(), "no bell for a Remote");
  runtime.io()->set_ref(bell->key, true);
  mailbox->hang(std::move(*bell));
  return Remote(std::make_shared<const Sender>(std::move(mailbox)));
}

bool Remote::post(Callback<> callback) const {
  return sender_->mailbox().post(std::move(callback));
}

}  // namespace mininode
