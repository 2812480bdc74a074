// Calendars of the sample office, and what its scenarios ask planning for.
#pragma once
#include "app/sample_office/scenarios.h"

namespace hogo::app {

/// Shifts of officers and interpreters, what interpreters bring, what rooms are like. Before the scenarios.
void fill_calendars(Scene& scene);

/// An interview asked for, with every safeguard answered that no plan answers.
void ask_for_interview(Scene& scene, const std::string& login, const actions::CaseId& file,
                       domain::InterviewRequested asked);

}  // namespace hogo::app
