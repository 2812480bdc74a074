// Forms: whatever arrives is read or refused; what is kept for the screen is always text; both readers of parts agree.
#include "web/http/part_reader.h"

namespace {

struct Collected final : hogo::web::PartReader::Receiver {
    std::vector<std::pair<std::string, std::string>> parts;
    void begin(const hogo::web::FormPart& part) override { parts.emplace_back(part.name, ""); }
    void content(hogo::ByteView more) override { parts.back().second += hogo::text_of(more); }
    void end() override {}
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace hogo;
    if (size == 0) return 0;
    web::Request request;
    request.content_type =
        data[0] & 1 ? "multipart/form-data; boundary=b7" : "application/x-www-form-urlencoded; charset=utf-8";
    request.body.assign(data + 1, data + size);
    auto form = web::Form::read(request);
    if (form)
        for (const auto& [name, value] : form->fields())
            if (!is_utf8(form->kept(name))) __builtin_trap();
    // Read while it arrives: what a whole body gives, in the same order.
    Collected collected;
    web::PartReader reader("b7", collected);
    for (std::size_t at = 0, piece = data[0] / 2 + 1u; at < request.body.size(); at += piece)
        reader.take(ByteView(request.body).subspan(at, std::min(piece, request.body.size() - at)));
    if (const auto parts = web::read_multipart(request.body, "b7", {})) {
        if (parts->size() != collected.parts.size()) __builtin_trap();
        for (std::size_t i = 0; i < parts->size(); ++i)
            if (collected.parts[i] != std::pair{(*parts)[i].name, std::string(text_of((*parts)[i].bytes))}) __builtin_trap();
    }
    static_cast<void>(web::boundary_of(text_of(request.body)));
    return 0;
}
