// The parts that staff pages are put together from. Each says its state by a word and a shape, never by colour alone.
#pragma once
#include "web/staff/components_display.h"
#include "web/staff/components_form.h"
