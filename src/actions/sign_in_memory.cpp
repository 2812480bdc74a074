#include "actions/sign_in_memory.h"

namespace hogo::actions {

std::shared_ptr<SignInMemory> new_sign_in_memory() { return std::make_shared<SignInMemory>(); }

bool SignInMemory::holds_back(const StaffId& staff, Instant now) const {
    const std::lock_guard lock(mutex_);
    const auto found = wrong_.find(staff);
    return found != wrong_.end() && found->second.codes >= most_wrong_codes && now < found->second.since.plus(window);
}

void SignInMemory::note_wrong_code(const StaffId& staff, Instant now) {
    const std::lock_guard lock(mutex_);
    auto& wrong = wrong_[staff];
    if (wrong.codes == 0 || now >= wrong.since.plus(window)) wrong = {0, now};
    ++wrong.codes;
}

void SignInMemory::forget_wrong_codes(const StaffId& staff) {
    const std::lock_guard lock(mutex_);
    wrong_.erase(staff);
}

bool SignInMemory::use_challenge(const vault::Hash& challenge, Instant now, Instant until) {
    const std::lock_guard lock(mutex_);
    std::erase_if(used_, [&](const auto& used) { return used.second <= now; });
    return used_.emplace(challenge, until).second;
}

}  // namespace hogo::actions
