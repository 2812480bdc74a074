#include "app/house_of_data.h"

#include "actions/consultation_desk.h"

namespace hogo::app {
namespace {

std::int64_t machine_milliseconds() {
    using namespace std::chrono;
    return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

}  // namespace

SystemClock::SystemClock(std::optional<Instant> begin) {
    if (begin) offset_milliseconds_ = begin->milliseconds - machine_milliseconds();
}

Instant SystemClock::now() const { return {machine_milliseconds() + offset_milliseconds_}; }

HouseOfData::HouseOfData(vault::HostKeys keys, std::unique_ptr<store::sqlite::Database> database,
                         std::shared_ptr<const rules::Pack> pack, Zone zone, bool demonstration,
                         std::optional<Instant> clock)
    : keys_(std::move(keys)),
      database_(std::move(database)),
      clock_(clock),
      demonstration_(demonstration),
      house_{.cases = database_->cases(),
             .office = database_->office(),
             .clock = clock_,
             .random = system_random(),
             .pack = std::move(pack),
             .zone = std::move(zone),
             .keys = keys_,
             .verified_grants = verified_grants_,
             .derivation_cost = demonstration ? vault::DerivationCost::sample_office() : vault::DerivationCost::standard(),
             .planning = database_->planning()} {}

Result<std::unique_ptr<HouseOfData>> HouseOfData::open(const Folder& folder, std::shared_ptr<const rules::Pack> pack,
                                                       std::optional<Instant> clock) {
    HOGO_TRY(keys, vault::HostKeys::load(folder.keys()));
    bool demonstration = false;
    const auto zone = Zone::named(pack->zone());
    if (!zone) return problem(ProblemKind::environment, "unknown_zone", "the pack's time zone is unknown on this machine");
    const store::sqlite::Settings settings{.today = zone->day_of(SystemClock(clock).now())};
    auto database = store::sqlite::Database::open(folder.data, keys, vault::Purpose::production, settings);
    if (!database && database.error().code.view() == "root_for_demonstration") {
        demonstration = true;
        database = store::sqlite::Database::open(folder.data, keys, vault::Purpose::demonstration, settings);
    }
    if (!database) return std::unexpected(database.error());
    if (clock && !demonstration)
        return problem(ProblemKind::environment, "clock_is_for_sample_data", "--clock works on sample data only");
    std::unique_ptr<HouseOfData> data(
        new HouseOfData(std::move(keys), std::move(*database), std::move(pack), *zone, demonstration, clock));
    HOGO_CHECK(data->open_desk(folder));
    return data;
}

Result<void> HouseOfData::open_desk(const Folder& folder) {
    const auto key = actions::desk_key_of(*house_.office.directory());
    if (!key) return {};
    const store::sqlite::ConsultationFolder consultations(folder.data / "public");
    HOGO_TRY(desk, store::sqlite::SqliteDesk::open(consultations));
    HOGO_CHECK(consultations.write_desk_key(*key));
    desk_ = std::move(desk);
    house_.consultations = desk_.get();
    return {};
}

}  // namespace hogo::app
