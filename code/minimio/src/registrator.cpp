// What Registrator does is the selector's work. Here we decide whether it may
// be done: one source is registered with one queue at most.
#include "minimio/registrator.hpp"

#include <utility>

#include "core.hpp"
#include "minimio/error.hpp"
#include "waker_state.hpp"

namespace minimio {
namespace {

std::unexpected<std::error_code> because(Errc error) {
  return std::unexpected(make_error_code(error));
}

// A source's entry in a queue, and an owner of that queue.
class EntryInCore final : public Registration {
 public:
  // Without a core until this has succeeded.
  Result<> add(const std::shared_ptr<Core>& core, NativeHandle handle,
               const Interest& interest) {
    auto entry = core->selector().add(handle, interest);
    if (!entry) return std::unexpected(entry.error());
    entry_ = std::move(*entry);
    core_ = core;
    return {};
  }

  ~EntryInCore() override {
    if (core_) (void)remove();
  }

  bool is_in(const std::shared_ptr<Core>& core) const { return core_ == core; }

  Result<> change(const Interest& interest) {
    return core_->selector().change(entry_, interest);
  }

  Result<> remove() {
    const auto core = std::exchange(core_, nullptr);
    return core->selector().remove(entry_);
  }

 private:
  std::shared_ptr<Core> core_;
  Selector::Entry entry_{};
};

// The entry that `registration` is, if it is one in `core`.
EntryInCore* entry_in(const std::shared_ptr<Core>& core,
                      const std::unique_ptr<Registration>& registration) {
  auto* const entry = static_cast<EntryInCore*>(registration.get());
  return entry != nullptr && entry->is_in(core) ? entry : nullptr;
}

}  // namespace

Registrator::Registrator(std::shared_ptr<Core> core) noexcept
    : core_(std::move(core)) {}

Result<> Registrator::register_source(Source& source, Token token,
                                      Interests interests,
                                      Trigger trigger) const {
  if (core_->is_closed()) return because(Errc::poll_closed);
  if (source.is_registered()) return because(Errc::already_registered);
  // Made before it is added: if there is no memory, nothing has happened yet.
  auto entry = std::make_unique<EntryInCore>();
  const auto added = entry->add(core_, source.native_handle(),
                                {token, interests, trigger});
  if (added) source.registration_ = std::move(entry);
  return added;
}

Result<> Registrator::reregister(Source& source, Token token,
                                 Interests interests, Trigger trigger) const {
  if (core_->is_closed()) return because(Errc::poll_closed);
  EntryInCore* const entry = entry_in(core_, source.registration_);
  if (entry == nullptr) return because(Errc::not_registered);
  return entry->change({token, interests, trigger});
}

Result<> Registrator::deregister(Source& source) const {
  EntryInCore* const entry = entry_in(core_, source.registration_);
  if (entry == nullptr) return because(Errc::not_registered);
  const auto removed = entry->remove();
  source.registration_.reset();
  return removed;
}

Result<Waker> Registrator::waker(Token token) const {
  if (core_->is_closed()) return because(Errc::poll_closed);
  auto bell = core_->selector().add_bell(token);
  if (!bell) return std::unexpected(bell.error());
  return Waker(
      std::make_shared<const Waker::State>(core_, std::move(*bell)));
}

Result<> Registrator::close_loop() const { return core_->close(); }

}  // namespace minimio
