#pragma once
// One microtask board that stands for all of them: its members, the board, and who posts on it.

#include "models/platform_work/platforms/board_demand_parameters.h"
#include "models/platform_work/platforms/board_parameters.h"
#include "models/platform_work/platforms/management_parameters.h"
#include "models/platform_work/platforms/member_parameters.h"
#include "models/platform_work/platforms/posting_parameters.h"
#include "models/platform_work/platforms/ranking_parameters.h"
#include "models/platform_work/platforms/requester_parameters.h"
#include "models/platform_work/platforms/task_parameters.h"
#include "models/platform_work/platforms/threshold_parameters.h"
#include "models/platform_work/platforms/world_parameters.h"
