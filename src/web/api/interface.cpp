#include "web/api/interface.h"

#include "actions/check_hold.h"
#include "actions/issuing_country.h"
#include "actions/receive_encounter.h"
#include "actions/register_system.h"
#include "web/api/schema.h"

namespace hogo::web::api {
namespace {

using Json = nlohmann::json;

constexpr Literal encounters_path = "/api/v1/encounters";
constexpr Literal hold_checks_path = "/api/v1/hold-checks";
constexpr Literal description_path = "/api/v1/openapi.json";
constexpr std::size_t body_limit = 64 * 1024;

struct Interface {
    actions::House& house;
    actions::CheckBudget budget;
    explicit Interface(actions::House& the_house) : house(the_house) {}
};

Response problem_answer(int status, std::string_view title, const std::vector<Fault>& faults = {}) {
    Json problem{{"type", "about:blank"}, {"title", title}, {"status", status}};
    for (const auto& fault : faults) problem["errors"].push_back({{"pointer", fault.pointer}, {"detail", fault.detail}});
    auto response = Response::json(problem.dump(), status);
    response.content_type = "application/problem+json";
    return response;
}
Response unprocessable(const std::vector<Fault>& faults) { return problem_answer(422, "Unprocessable Content", faults); }
Response unauthorized() { return problem_answer(401, "Unauthorized").with("WWW-Authenticate", "Bearer"); }

/// ASCII only: what headers are made of.
std::string lower(std::string_view text) {
    std::string out(text);
    for (char& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return out;
}

bool is_json(std::string_view content_type) {
    auto type = lower(content_type.substr(0, content_type.find(';')));
    while (!type.empty() && type.back() == ' ') type.pop_back();
    return type == "application/json";
}

std::optional<actions::Actor> admitted(Interface& interface, const Request& request) {
    constexpr std::string_view scheme = "bearer ";
    const std::string_view header = request.authorization;
    const bool bearer = header.size() >= scheme.size() && lower(header.substr(0, scheme.size())) == scheme;
    auto actor = actions::admit_system(interface.house, SecretText(std::string(bearer ? header.substr(scheme.size()) : "")));
    if (!actor) return std::nullopt;
    return *std::move(actor);
}

bool is_uuid(std::string_view text) {
    if (text.size() != 36) return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool hyphen = i == 8 || i == 13 || i == 18 || i == 23;
        if (hyphen ? text[i] != '-' : !std::isxdigit(static_cast<unsigned char>(text[i]))) return false;
    }
    return true;
}

/// Reads members that the schema has let through, and gathers what only the house can judge.
struct Reader {
    const Json& body;
    const rules::Pack& pack;
    std::vector<Fault> faults;

    Code code(const char* member) { return code_of(body.at(member).get<std::string>(), std::string("/") + member); }
    Code code_of(const std::string& text, const std::string& pointer) {
        if (auto code = Code::parse(text)) return *code;
        faults.push_back({pointer, "is no code"});
        return {};
    }
    Text text(const Json& in, const char* member, const std::string& pointer, Text::Lines lines) {
        if (!in.contains(member)) return {};
        auto text = Text::parse(in.at(member).get<std::string>(), 4000, lines);
        if (text) return *std::move(text);
        faults.push_back({pointer, "holds characters that are no text"});
        return {};
    }
    domain::Answer answer(const std::string& name) {
        for (auto each : {domain::Answer::yes, domain::Answer::no, domain::Answer::unknown})
            if (name == name_of(each)) return each;
        return domain::Answer::not_asked;
    }
    std::optional<domain::FactValue> fact_value(const rules::Fact& fact, const Json& value) {
        if (value.is_number_integer())
            return fact.type == rules::FactType::integer ? std::optional<domain::FactValue>(value.get<std::int64_t>()) : std::nullopt;
        const auto text = value.get<std::string>();
        if (text == "unknown" || text == "not_asked") return answer(text);
        switch (fact.type) {
            case rules::FactType::answer:
                if (text == "yes" || text == "no") return answer(text);
                return std::nullopt;
            case rules::FactType::code:
                if (auto code = Code::parse(text)) return *code;
                return std::nullopt;
            case rules::FactType::date:
                if (auto day = LocalDate::parse(text)) return *day;
                return std::nullopt;
            case rules::FactType::integer: return std::nullopt;
        }
        return std::nullopt;
    }
    std::map<Code, domain::FactValue> facts() {
        std::map<Code, domain::FactValue> read;
        const auto members = body.value("facts", Json::object());
        for (const auto& [name, value] : members.items()) {
            const auto id = Code::parse(name);
            const auto* fact = id ? pack.fact(*id) : nullptr;
            const auto converted = fact ? fact_value(*fact, value) : std::nullopt;
            if (converted) read.emplace(*id, *converted);
            else faults.push_back({"/facts", "holds a fact or a value that the rules do not have"});
        }
        return read;
    }
    std::map<Code, domain::Answer> indicators() {
        std::map<Code, domain::Answer> read;
        const auto members = body.value("indicators", Json::object());
        for (const auto& [name, value] : members.items()) {
            if (const auto id = Code::parse(name)) read.emplace(*id, answer(value.get<std::string>()));
            else faults.push_back({"/indicators", "holds an indicator that the rules do not have"});
        }
        return read;
    }
};

domain::IdentityDocument document_in(Reader& reader, const Json& in, const char* type, const char* number, const std::string& pointer) {
    return {reader.code_of(in.at(type).get<std::string>(), pointer + type),
            reader.text(in, number, pointer + number, Text::Lines::one),
            actions::issuing_country(reader.pack, in.at("issuing_country").get<std::string>())};
}

actions::RecordEncounter encounter_in(Reader& reader) {
    const auto& body = reader.body;
    actions::RecordEncounter encounter;
    encounter.door = reader.code("door");
    if (const auto seen = Instant::parse(body.at("seen_at").get<std::string>())) encounter.seen_at = *seen;
    else reader.faults.push_back({"/seen_at", "is no date and time with an offset"});
    if (body.contains("language")) encounter.language = reader.code("language");
    encounter.facts = reader.facts();
    encounter.indicators = reader.indicators();
    encounter.suspicion = reader.answer(body.value("suspicion", "not_asked"));
    encounter.observed = reader.text(body, "observed", "/observed", Text::Lines::many);
    if (body.contains("document"))
        encounter.identity.documents.push_back(document_in(reader, body.at("document"), "type", "number", "/document/"));
    if (auto name = reader.text(body, "name", "/name", Text::Lines::one); !name.empty())
        encounter.identity.names.push_back(std::move(name));
    return encounter;
}

std::vector<Fault> faults_of_refusal(const actions::Refused& refused) {
    if (refused.rule == "no_such_door") return {{"/door", "is no door of the rules"}};
    if (refused.rule == "seen_in_the_future") return {{"/seen_at", "lies in the future"}};
    return {{"", "holds a fact or an indicator that the rules do not have"}};
}

Response receive_encounter(Interface& interface, const Request& request) {
    const auto system = admitted(interface, request);
    if (!system) return unauthorized();
    if (!is_json(request.content_type)) return problem_answer(415, "Unsupported Media Type");
    auto body = read_body(text_of(request.body), "Encounter");
    if (const auto* faults = std::get_if<std::vector<Fault>>(&body)) return unprocessable(*faults);
    Reader reader{std::get<Json>(body), *interface.house.pack, {}};
    actions::ReceiveEncounter received;
    received.encounter = encounter_in(reader);
    if (request.idempotency_key.empty()) received.idempotency_key = domain::ActionId::draw(interface.house.random).text();
    else if (is_uuid(request.idempotency_key)) received.idempotency_key = lower(request.idempotency_key);
    else reader.faults.push_back({"", "the header Idempotency-Key is no UUID"});
    if (!reader.faults.empty()) return unprocessable(reader.faults);

    const auto outcome = actions::receive_encounter(interface.house, *system, received);
    if (!outcome) return problem_answer(503, "Service Unavailable");
    if (const auto* refused = std::get_if<actions::Refused>(&*outcome)) return unprocessable(faults_of_refusal(*refused));
    return Response::json(
        Json{{"accepted", true}, {"reference", std::get<actions::ReceivedEncounter>(*outcome).reference}}.dump(), 202);
}

Response check_hold(Interface& interface, const Request& request) {
    const auto system = admitted(interface, request);
    if (!system) return unauthorized();
    if (!is_json(request.content_type)) return problem_answer(415, "Unsupported Media Type");
    auto read = read_body(text_of(request.body), "HoldCheck");
    if (const auto* faults = std::get_if<std::vector<Fault>>(&read)) return unprocessable(*faults);
    const auto& body = std::get<Json>(read);
    Reader reader{body, *interface.house.pack, {}};
    const actions::CheckHold check{document_in(reader, body, "document_type", "document_number", "/"), reader.code("step"),
                                   body.value("reference", "")};
    if (!reader.faults.empty()) return unprocessable(reader.faults);
    // Spaces after the shorter answer: both have one size on the wire.
    return Response::json(actions::check_hold(interface.house, interface.budget, *system, check) == actions::HoldAnswer::proceed
                              ? R"({"answer":"proceed"})"
                              : R"({"answer":"refer"}  )");
}

}  // namespace

std::vector<InterfaceRoute> interface_routes() {
    return {{Method::post, encounters_path.view()}, {Method::post, hold_checks_path.view()}, {Method::get, description_path.view()}};
}

void add_interface_routes(Router& router, actions::House& house) {
    const auto interface = std::make_shared<Interface>(house);
    const RouteOptions options{.body_limit = body_limit, .origin = OriginRule::any};
    router.post(encounters_path, [interface](const Request& request, const Parameters&) { return receive_encounter(*interface, request); },
                options);
    router.post(hold_checks_path, [interface](const Request& request, const Parameters&) { return check_hold(*interface, request); }, options);
    router.get(description_path, [](const Request&, const Parameters&) { return Response::json(std::string(openapi_text())); });
}

}  // namespace hogo::web::api
