// What a form sent: fields in their order, and files.
//
// Promises: bounded before anything is copied; a broken encoding is refused whole; broken UTF-8, control characters and
// length are reported for the field they stand in, and what was typed can be shown again.
// Does not know: which fields a form should have.
#pragma once
#include <span>

#include "base/text.h"
#include "web/http/request.h"

namespace hogo::web {

struct FormLimits {
    std::size_t fields = 500;                ///< names and files together
    std::size_t value_bytes = 256 * 1024;    ///< of one field
    std::size_t name_bytes = 100;
};

/// An uploaded file. Its name is what the sender claims: shown, never used as a path.
struct Upload {
    std::string file_name;
    std::string content_type;
    Bytes bytes;
};

class Form;
/// A sink that reads a form's fields, and does with its files what it will.
class FormSink : public BodySink {
  public:
    virtual Result<Form> form() const = 0;
};

class Form {
  public:
    /// What a FormSink of the request has read; else the body. Problems (invalid_input): `not_a_form` (content type), `broken_form`, `form_too_large`.
    static Result<Form> read(const Request& request, const FormLimits& limits = {});
    /// Of fields that were read already, with the line ends that browsers send.
    static Form of(std::vector<std::pair<std::string, std::string>> fields);

    bool has(std::string_view field) const;
    /// The first value as it was sent; empty where the field is missing.
    std::string_view raw(std::string_view field) const;
    /// The first value, parsed (base/text.h). A problem carries the field's name.
    Result<Text> text(Literal field, std::size_t limit, Text::Lines lines = Text::Lines::one) const;
    /// Every value of that name, in the order of the form.
    std::vector<std::string_view> all(std::string_view field) const;
    /// The file; none where the field is missing or nothing was chosen.
    const Upload* file(std::string_view field) const;
    /// What was typed, for the field that is shown again: bytes that are no text become U+FFFD.
    std::string kept(std::string_view field) const;

    const std::vector<std::pair<std::string, std::string>>& fields() const { return fields_; }

  private:
    std::vector<std::pair<std::string, std::string>> fields_;
    std::vector<std::pair<std::string, Upload>> files_;
};

/// application/x-www-form-urlencoded (WHATWG URL, 5.1), strictly: a `%` without two digits is `broken_form`.
Result<std::vector<std::pair<std::string, std::string>>> read_urlencoded(std::string_view body, const FormLimits& limits);

/// One part of multipart/form-data (RFC 7578).
struct FormPart {
    std::string name;
    std::optional<std::string> file_name;
    std::string content_type;
    ByteView bytes;  ///< within the body
};
/// The header lines of a part, without the empty line; false where they are none, or no form-data with a name.
bool read_part_header(std::string_view header, FormPart& part);
/// Strict: CRLF line ends, the final boundary must stand, every part needs form-data and a name.
Result<std::vector<FormPart>> read_multipart(ByteView body, std::string_view boundary, const FormLimits& limits);
/// The boundary parameter of a multipart/form-data content type; none where it is missing or malformed.
std::optional<std::string> boundary_of(std::string_view content_type);

}  // namespace hogo::web
