// The scenarios' own stories, by the file they stand in.
#pragma once
#include "app/sample_office/scenarios.h"

namespace hogo::app {

// at_the_counter.cpp
void tell_a_spouse_visa_that_is_a_debt(Scene& scene);
void tell_the_technical_intern(Scene& scene);
void tell_thirteen_days_left(Scene& scene);
void tell_mother_and_newborn(Scene& scene);
// found_in_violation.cpp
void tell_found_in_a_raid(Scene& scene);
void tell_the_same_facts_earlier(Scene& scene);
void tell_almost_nothing_is_known(Scene& scene);
void tell_already_detained(Scene& scene);
void tell_twenty_three_at_once(Scene& scene);
// interviews.cpp
void tell_the_brokers_cousin(Scene& scene);
// at_the_port.cpp
void tell_at_the_port(Scene& scene);
void tell_the_seafarer(Scene& scene);
// afterwards.cpp
void tell_two_years_later(Scene& scene);
void tell_the_victim_who_recruited(Scene& scene);
void tell_rehearsed(Scene& scene);

}  // namespace hogo::app
