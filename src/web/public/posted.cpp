#include "web/public/posted.h"

#include "web/public/forms.h"

namespace hogo::web::open {
namespace {

constexpr Literal known[] = {"form",    "step",  "words", "danger", "answer_in",
                             "contact", "hours", "avoid", "receipt"};
constexpr std::string_view file_field = "files";
/// Enough of a file to know what its sender took it for.
constexpr std::size_t signature_size = 16;

bool is_known(std::string_view name) {
    return std::ranges::any_of(known, [&](Literal field) { return field.view() == name; });
}

/// A photograph or a PDF by its first bytes. What it is in truth is found out behind walls.
bool looks_like_photo_or_paper(std::string_view first) {
    const auto at = [&](std::size_t offset, std::string_view bytes) {
        return first.size() >= offset + bytes.size() && first.substr(offset, bytes.size()) == bytes;
    };
    return at(0, "\xFF\xD8\xFF") || at(0, "\x89PNG") || at(0, "GIF8") || at(0, "%PDF") ||
           (at(0, "RIFF") && at(8, "WEBP")) ||
           (at(4, "ftyp") && (at(8, "hei") || at(8, "mif1") || at(8, "avif")));
}

int digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

/// Percent-decoding that takes what is broken as it stands, for a strict encoder to write anew.
std::string mended(std::string_view encoded) {
    std::string out;
    for (std::size_t at = 0; at < encoded.size(); ++at) {
        const char c = encoded[at];
        if (c != '%') {
            out += c;
        } else if (at + 2 < encoded.size() && digit(encoded[at + 1]) >= 0 && digit(encoded[at + 2]) >= 0) {
            out += encoded.substr(at, 3);
            at += 2;
        } else {
            out += "%25";
        }
    }
    return out;
}

/// Only the fields that the site has, so that no count of others hides them.
std::string only_known(std::string_view body) {
    std::string out;
    std::vector<std::string_view> taken;
    while (!body.empty()) {
        const auto pair = body.substr(0, body.find('&'));
        body.remove_prefix(std::min(pair.size() + 1, body.size()));
        const auto name = pair.substr(0, pair.find('='));
        if (!is_known(name) || std::ranges::find(taken, name) != taken.end()) continue;
        taken.push_back(name);
        out += out.empty() ? "" : "&";
        out += pair;
    }
    return mended(out);
}

}  // namespace

Posted::Posted(actions::PublicDesk& desk, const Request& head, bool may_send_files)
    : desk_(desk), may_send_files_(may_send_files), content_type_(head.content_type) {
    if (content_type_.starts_with("multipart/form-data"))
        if (const auto boundary = boundary_of(content_type_)) parts_.emplace(*boundary, static_cast<PartReader::Receiver&>(*this));
}

void Posted::take(ByteView piece) {
    if (parts_) return parts_->take(piece);
    const auto room = std::min(piece.size(), text_limit - plain_.size());
    plain_ += text_of(piece.first(room));
    cut_ = cut_ || room < piece.size();
}

// ── parts as they come

void Posted::begin(const FormPart& part) {
    part_ = part;
    first_bytes_.clear();
    opened_ = false;
    if (!part.file_name && is_known(part.name)) fields_.emplace_back(part.name, std::string());
}

void Posted::content(ByteView more) {
    if (part_->file_name) {
        if (part_->name == file_field) add_to_file(more);
        return;
    }
    if (!is_known(part_->name)) return;
    const auto room = std::min(more.size(), text_limit - text_bytes_);
    fields_.back().second += text_of(more.first(room));
    text_bytes_ += room;
    cut_ = cut_ || room < more.size();
}

void Posted::refuse(std::string_view why) {
    if (wrong_.empty()) wrong_ = why;
}

void Posted::open_file() {
    if (!looks_like_photo_or_paper(first_bytes_)) return refuse("file_kind");
    if (!may_send_files_) return refuse("files_busy");
    if (files_.size() == actions::most_files) return refuse("file_too_large");
    auto file = desk_.begin_file(*part_->file_name);
    if (!file) return refuse("files_busy");
    files_.push_back(*std::move(file));
    opened_ = true;
    if (!files_.back().intake.add(bytes_of(first_bytes_))) refuse("files_busy");
}

void Posted::add_to_file(ByteView more) {
    file_bytes_ += more.size();
    if (file_bytes_ > files_limit) refuse("file_too_large");
    if (!wrong_.empty()) return files_.clear();  // what cannot be sent takes no room
    if (!opened_) {
        const auto first = more.first(std::min(more.size(), signature_size - first_bytes_.size()));
        first_bytes_ += text_of(first);
        more = more.subspan(first.size());
        if (first_bytes_.size() < signature_size) return;
        open_file();
    }
    if (opened_ && wrong_.empty() && !files_.back().intake.add(more)) refuse("files_busy");
}

void Posted::end() {
    // A field for files in which none was chosen sends an empty one without a name.
    if (part_->file_name && part_->name == file_field && !opened_ && wrong_.empty() && !first_bytes_.empty())
        open_file();
    part_.reset();
}

// ── when all of it has come

Form Posted::read_form() const {
    const FormLimits generous{.fields = 100, .value_bytes = text_limit, .name_bytes = 100};
    if (parts_) return Form::of(fields_);
    if (!content_type_.starts_with("application/x-www-form-urlencoded")) return Form::of({});
    if (!cut_)
        if (auto fields = read_urlencoded(plain_, generous)) return Form::of(*std::move(fields));
    return Form::of(read_urlencoded(only_known(plain_), generous)
                        .value_or(std::vector<std::pair<std::string, std::string>>()));
}

const std::map<std::string, std::string>& Posted::typed() {
    if (form_) return typed_;
    form_ = read_form();
    for (const auto field : known)
        if (form_->has(field.view())) typed_.emplace(field.view(), form_->kept(field.view()));
    return typed_;
}

bool Posted::arrived_as_text() {
    const auto& shown = typed();
    if (form_->fields().empty() || !arrived_whole()) return false;
    return std::ranges::all_of(shown, [&](const auto& one) { return one.second == form_->raw(one.first); });
}

}  // namespace hogo::web::open
