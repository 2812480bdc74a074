#include "app/sample_office/scenario_list.h"

namespace hogo::app {

std::span<const Scenario> scenarios() {
    static constexpr Scenario list[] = {
        {"S1", tell_a_spouse_visa_that_is_a_debt}, {"S2", tell_found_in_a_raid},
        {"S3", tell_the_same_facts_earlier},       {"S4", tell_at_the_port},
        {"S5", tell_the_technical_intern},         {"S7", tell_almost_nothing_is_known},
        {"S8", tell_the_brokers_cousin},          
        {"S10", tell_thirteen_days_left},          {"S11", tell_two_years_later},
        {"S13", tell_already_detained},            {"S15", tell_twenty_three_at_once},
        {"S16", tell_mother_and_newborn},          {"S17", tell_the_seafarer},
        {"S18", tell_the_victim_who_recruited},    {"S20", tell_rehearsed},
    };
    return list;
}

}  // namespace hogo::app
