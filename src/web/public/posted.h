// What a form of the public site sends, read while it arrives: the text is kept, files are sealed at once.
//
// Promises: no file, and no piece of one longer than the network's, is ever in memory; whatever is wrong with
// a file or with the encoding, the text that was typed is there afterwards. Does not look into files beyond
// their first bytes.
#pragma once
#include <map>

#include "actions/consultation.h"
#include "web/http/part_reader.h"
#include "web/public/crowd.h"

namespace hogo::web::open {

/// Bytes of text that one post may bring; what is behind them is left out.
inline constexpr std::size_t text_limit = 2 * 1024 * 1024;

class Posted : public BodySink, private PartReader::Receiver {
  public:
    /// `may_send_files`: whether this sender's network has not sent very many already.
    Posted(actions::PublicDesk& desk, const Request& head, bool may_send_files);
    void take(ByteView piece) override;

    /// Known fields, as text for showing them again.
    const std::map<std::string, std::string>& typed();
    /// False where the body broke off, or was no form any more from some place on.
    bool arrived_whole() const { return !parts_ || parts_->is_whole(); }
    /// Whether all of it arrived, as text that needs no second look.
    bool arrived_as_text();
    std::span<actions::FileOnItsWay> files() { return files_; }
    /// What is wrong with the files: `file_too_large`, `file_kind`, `files_busy`; empty: nothing.
    std::string_view wrong_with_files() const { return wrong_; }
    /// Whether a file was chosen, also one that was not taken.
    bool has_files() const { return !files_.empty() || !wrong_.empty(); }
    std::uint64_t file_bytes() const { return file_bytes_; }

  private:
    void begin(const FormPart& part) override;
    void content(ByteView more) override;
    void end() override;
    void add_to_file(ByteView more);
    void open_file();
    void refuse(std::string_view why);
    Form read_form() const;

    actions::PublicDesk& desk_;
    const bool may_send_files_;
    std::string content_type_;
    std::optional<PartReader> parts_;
    std::string plain_;  ///< a body in the other encoding, or in none
    bool cut_ = false;

    std::vector<std::pair<std::string, std::string>> fields_;
    std::size_t text_bytes_ = 0;
    std::optional<FormPart> part_;
    std::string first_bytes_;  ///< of a file that is not opened yet
    bool opened_ = false;      ///< the part's file is the last of files_
    std::vector<actions::FileOnItsWay> files_;
    std::uint64_t file_bytes_ = 0;
    std::string_view wrong_;
    std::optional<Form> form_;
    std::map<std::string, std::string> typed_;
};

}  // namespace hogo::web::open
