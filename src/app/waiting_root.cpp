#include "app/waiting_root.h"

#include "cli/private_file.h"

namespace hogo::app {

Result<void> WaitingRoot::begin(const vault::RootDocument& document, const vault::SignPair& registrar) const {
    HOGO_TRY(bytes, vault::sign_root(document, {}));
    std::error_code failed;
    std::filesystem::create_directories(folder_, failed);
    std::filesystem::permissions(folder_, std::filesystem::perms::owner_all, failed);
    if (failed) return problem(ProblemKind::environment, "unwritable", "the data folder cannot be written");
    HOGO_CHECK(cli::write_private(registrar_file(), to_hex(registrar.seed().reveal())));
    return cli::write_private(document_file(), text_of(bytes));
}

Result<Bytes> WaitingRoot::document() const {
    HOGO_TRY(text, cli::read_private(document_file()));
    const auto bytes = bytes_of(text.reveal());
    return Bytes(bytes.begin(), bytes.end());
}

Result<vault::SignPair> WaitingRoot::registrar() const {
    HOGO_TRY(text, cli::read_private(registrar_file()));
    auto seed = from_hex(text.reveal());
    if (!seed || seed->size() != vault::SecretKey::size)
        return problem(ProblemKind::corrupt, "founding_damaged", "what waits for the custodians was changed");
    return vault::SignPair::from_seed(vault::SecretKey::take(std::span<Byte, vault::SecretKey::size>(*seed)));
}

void WaitingRoot::end() const {
    cli::shred(registrar_file());
    std::error_code failed;
    std::filesystem::remove_all(folder_, failed);
}

}  // namespace hogo::app
