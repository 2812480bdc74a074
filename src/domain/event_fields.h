// What the fields of events are made of: the words of the field, typed text, days and instants.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/text.h"
#include "domain/words.h"
