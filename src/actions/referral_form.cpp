#include "actions/referral_form.h"

#include <pugixml.hpp>

#include <algorithm>

namespace hogo::actions {
namespace {

constexpr int depth_limit = 8;
constexpr std::size_t field_limit = 500;
constexpr std::size_t value_limit = 10'000;
constexpr std::string_view form_id = "htcds_xlsform";

std::string_view local(std::string_view name) { return name.substr(name.rfind(':') + 1); }

std::unexpected<Problem> refuse(Literal code, Literal message) { return problem(ProblemKind::invalid_input, code, message); }

struct Walk {
    std::vector<ReferralField> fields;

    Result<void> keep(std::string name, std::string_view value) {
        auto text = Text::parse(value, value_limit);
        if (!text) return refuse("referral_text", "a field of the form is too long or holds control characters");
        if (text->empty()) return {};
        if (fields.size() == field_limit || name.size() > 200) return refuse("referral_too_many", "the form holds too many fields");
        fields.push_back({std::move(name), std::move(*text)});
        return {};
    }

    Result<void> visit(const pugi::xml_node& element, const std::string& path, int depth) {
        if (depth > depth_limit) return refuse("referral_too_deep", "the form is nested too deeply");
        for (const auto& attribute : element.attributes())
            if (!std::string_view(attribute.name()).starts_with("xmlns") && !(depth == 0 && std::string_view(attribute.name()) == "id"))
                HOGO_CHECK(keep(path + "@" + std::string(local(attribute.name())), attribute.value()));
        std::string words;
        for (const auto& child : element.children())
            if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) words += child.value();
        HOGO_CHECK(keep(path, words));
        for (const auto& child : element.children()) {
            if (child.type() != pugi::node_element) continue;
            const std::string name(local(child.name()));
            HOGO_CHECK(visit(child, path.empty() ? name : path + "/" + name, depth + 1));
        }
        return {};
    }
};

}  // namespace

Result<std::vector<ReferralField>> read_referral_form(std::string_view xml) {
    if (xml.size() > referral_form_limit) return refuse("referral_too_large", "the form is larger than 128 KB");
    if (!is_utf8(xml)) return refuse("referral_broken", "the form is not valid UTF-8");
    pugi::xml_document document;
    const auto parsed = document.load_buffer(xml.data(), xml.size(), pugi::parse_default | pugi::parse_doctype, pugi::encoding_utf8);
    // pugixml reads no document type and resolves no entity but XML's five; a form has no business bringing its own.
    for (const auto& node : document.children())
        if (node.type() == pugi::node_doctype) return refuse("referral_has_doctype", "the form brings a document type of its own");
    if (!parsed) return refuse("referral_broken", "the form is no well-formed XML");
    const auto root = document.document_element();
    if (!root || (root.attribute("id").value() != form_id && local(root.name()) != form_id))
        return refuse("referral_wrong_form", "this is no filled form of the case data standard");
    Walk walk;
    HOGO_CHECK(walk.visit(root, "", 0));
    if (std::ranges::all_of(walk.fields, [](const ReferralField& field) { return field.name.starts_with("@"); }))
        return refuse("referral_empty", "no field of the form is filled in");
    return std::move(walk.fields);
}

}  // namespace hogo::actions
