#include "web/staff/document_upload.h"

namespace hogo::web::staff {

DocumentUpload::DocumentUpload(actions::AttachmentStore* store, RandomSource& random, const Request& head,
                               std::uint64_t limit)
    : store_(store), random_(random), limit_(limit), content_type_(head.content_type) {
    if (content_type_.starts_with("multipart/form-data"))
        if (const auto boundary = boundary_of(content_type_))
            parts_.emplace(*boundary, static_cast<PartReader::Receiver&>(*this));
}

void DocumentUpload::take(ByteView piece) {
    if (parts_) return parts_->take(piece);
    if (plain_.size() + piece.size() > fields_limit) return drop("too_large");
    plain_ += text_of(piece);
}

void DocumentUpload::drop(std::string_view why) {
    if (wrong_.empty()) wrong_ = why;
    file_.reset();
}

void DocumentUpload::begin(const FormPart& part) {
    in_file_ = part.file_name.has_value();
    if (!in_file_) {
        fields_.emplace_back(part.name, std::string());
    } else if (!part.file_name->empty() && part.name == "document" && !file_ && wrong_.empty()) {
        if (store_ == nullptr) return drop("busy");
        auto file = actions::TakenFile::begin(*store_, *part.file_name, random_);
        if (!file) return drop("busy");
        file_.emplace(*std::move(file));
    }
}

void DocumentUpload::content(ByteView more) {
    if (in_file_) {
        if (!file_) return;
        if (file_->size() + more.size() > limit_) return drop("too_large");
        if (!file_->add(more)) drop("busy");
        return;
    }
    field_bytes_ += more.size();
    if (field_bytes_ > fields_limit) return drop("too_large");
    fields_.back().second += text_of(more);
}

Result<Form> DocumentUpload::form() const {
    if (parts_) return Form::of(fields_);
    HOGO_TRY(fields, read_urlencoded(plain_, {}));
    return Form::of(std::move(fields));
}

}  // namespace hogo::web::staff
