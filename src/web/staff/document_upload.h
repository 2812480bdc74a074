// A form with one file, read while it arrives: its fields are held, the file is sealed at once.
//
// Promises: a file is never in memory; one that is too large, or sent without a session, is dropped as it
// comes, and the fields are there. Does not know whose file it is, or what may be added.
#pragma once
#include "actions/attachments.h"
#include "web/http/part_reader.h"

namespace hogo::web::staff {

class DocumentUpload : public FormSink, private PartReader::Receiver {
  public:
    /// `store`: none where no file is taken.
    DocumentUpload(actions::AttachmentStore* store, RandomSource& random, const Request& head,
                   std::uint64_t limit);
    void take(ByteView piece) override;
    Result<Form> form() const override;

    /// The file, where one came whole.
    actions::TakenFile* file() {
        return wrong_.empty() && file_ && parts_ && parts_->is_whole() ? &*file_ : nullptr;
    }
    /// `too_large`, `busy`; empty: nothing.
    std::string_view wrong() const { return wrong_; }

  private:
    void begin(const FormPart& part) override;
    void content(ByteView more) override;
    void end() override {}
    void drop(std::string_view why);

    static constexpr std::size_t fields_limit = 64 * 1024;
    actions::AttachmentStore* store_;
    RandomSource& random_;
    const std::uint64_t limit_;
    std::string content_type_;
    std::optional<PartReader> parts_;
    std::string plain_;
    std::vector<std::pair<std::string, std::string>> fields_;
    std::size_t field_bytes_ = 0;
    bool in_file_ = false;
    std::optional<actions::TakenFile> file_;
    std::string_view wrong_;
};

}  // namespace hogo::web::staff
