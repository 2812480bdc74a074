// Forms: whatever arrives is read or refused; what is kept for the screen is always text.
#include "web/http/form.h"

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
    static_cast<void>(web::boundary_of(text_of(request.body)));
    return 0;
}
