// Sealed files in memory, with a bound and a count of what is on its way.
#pragma once
#include <map>

#include "actions/attachments.h"

namespace hogo::actions::testing {

class MemoryAttachments final : public AttachmentStore {
  public:
    std::map<vault::RawId, Bytes> files;
    std::size_t most = 1000;  ///< files that fit
    int on_the_way = 0;
    std::function<void()> after_keep;  ///< what happens meanwhile, once

    Result<std::unique_ptr<SealedScratch>> make_scratch() override {
        return std::make_unique<Scratch>(on_the_way);
    }
    Result<bool> keep(const vault::RawId& id, SealedScratch& sealed) override {
        if (files.size() >= most) return false;
        files[id] = *sealed.read(0, static_cast<std::size_t>(sealed.size()));
        if (const auto then = std::exchange(after_keep, {})) then();
        return true;
    }
    Result<void> remove(const vault::RawId& id) override {
        files.erase(id);
        return {};
    }
    Result<Bytes> read(const vault::RawId& id, std::uint32_t place) override {
        const auto found = files.find(id);
        const auto at = std::size_t{place} * attachment_piece;
        if (found == files.end() || at >= found->second.size()) return Bytes();
        const auto part =
            ByteView(found->second).subspan(at).first(std::min(attachment_piece, found->second.size() - at));
        return Bytes(part.begin(), part.end());
    }

  private:
    struct Scratch final : SealedScratch {
        explicit Scratch(int& count) : count_(count) { ++count_; }
        ~Scratch() override { --count_; }
        Result<void> append(ByteView sealed) override {
            hogo::append(bytes_, sealed);
            return {};
        }
        Result<Bytes> read(std::uint64_t at, std::size_t count) override {
            const auto from = std::min<std::size_t>(static_cast<std::size_t>(at), bytes_.size());
            const auto part = ByteView(bytes_).subspan(from).first(std::min(count, bytes_.size() - from));
            return Bytes(part.begin(), part.end());
        }
        std::uint64_t size() const override { return bytes_.size(); }
        int& count_;
        Bytes bytes_;
    };
};

}  // namespace hogo::actions::testing
