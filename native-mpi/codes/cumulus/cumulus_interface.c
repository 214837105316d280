/* SPDX-License-Identifier: Apache-2.0 */
/* Generated from src/codes/cumulus/interface.ts by npm run generate; do not edit. */
/* clang-format off */
#include "cumulus_interface.h"

#include <string.h>

#include "polymuse_dispatch.h"
#include "wire.h"

/* In cumulus_interface.f90. */
extern int32_t pm_dispatch_cumulus(int32_t function, pm_call *call);

static const char *const function_names[] = {
  "initialize_code",
  "commit_parameters",
  "evolve_model",
  "get_model_time",
  "get_timestep",
  "get_grid_velocity",
  "get_cloud_cover",
  "get_liquid_water_path",
  "get_cloud_base",
  "get_cloud_top",
};

static const pm_parameter_entry parameter_entries[] = {
  {"case", PM_STRING},
  {"itot", PM_INT32},
  {"jtot", PM_INT32},
  {"kmax", PM_INT32},
  {"xsize", PM_FLOAT64},
  {"ysize", PM_FLOAT64},
  {"zsize", PM_FLOAT64},
  {"irandom", PM_INT32},
  {"randthl", PM_FLOAT64},
  {"randqt", PM_FLOAT64},
  {"randtop", PM_FLOAT64},
  {"cu", PM_FLOAT64},
  {"cv", PM_FLOAT64},
  {"dtmax", PM_FLOAT64},
  {"courant", PM_FLOAT64},
  {"diffusion_number", PM_FLOAT64},
  {"dtav", PM_FLOAT64},
  {"timeav", PM_FLOAT64},
};

static const char *const grid_names[] = {
  "fields",
  "profiles",
  "forcing_profiles",
  "surface_fields",
};

static const pm_attribute_entry attribute_entries[] = {
  {0, "U", PM_FLOAT64, true},
  {0, "V", PM_FLOAT64, true},
  {0, "W", PM_FLOAT64, true},
  {0, "THL", PM_FLOAT64, true},
  {0, "QT", PM_FLOAT64, true},
  {0, "E12", PM_FLOAT64, true},
  {0, "QL", PM_FLOAT64, false},
  {0, "T", PM_FLOAT64, false},
  {0, "P", PM_FLOAT64, false},
  {1, "Z", PM_FLOAT64, false},
  {1, "U", PM_FLOAT64, false},
  {1, "V", PM_FLOAT64, false},
  {1, "W", PM_FLOAT64, false},
  {1, "THL", PM_FLOAT64, false},
  {1, "QT", PM_FLOAT64, false},
  {1, "QL", PM_FLOAT64, false},
  {1, "T", PM_FLOAT64, false},
  {1, "THV", PM_FLOAT64, false},
  {1, "P", PM_FLOAT64, false},
  {1, "E12", PM_FLOAT64, false},
  {1, "W2", PM_FLOAT64, false},
  {1, "TKE", PM_FLOAT64, false},
  {1, "CF", PM_FLOAT64, false},
  {1, "CORE", PM_FLOAT64, false},
  {2, "U", PM_FLOAT64, true},
  {2, "V", PM_FLOAT64, true},
  {2, "THL", PM_FLOAT64, true},
  {2, "QT", PM_FLOAT64, true},
  {3, "LWP", PM_FLOAT64, false},
  {3, "USTAR", PM_FLOAT64, true},
  {3, "WTHL", PM_FLOAT64, true},
  {3, "WQT", PM_FLOAT64, true},
};

static const pm_interface implemented = {
  .name = "cumulus",
  .fingerprint = UINT64_C(0x4b78c4c96d2ba071),
  .description =
    "function initialize_code()\n"
    "function commit_parameters()\n"
    "function evolve_model(float64 time [s], bool exact_end)\n"
    "function get_model_time() -> float64 time [s]\n"
    "function get_timestep() -> float64 timestep [s]\n"
    "function get_grid_velocity() -> float64 u [m/s], float64 v [m/s]\n"
    "function get_cloud_cover() -> float64 cover\n"
    "function get_liquid_water_path() -> float64 path [kg/m^2]\n"
    "function get_cloud_base() -> float64 height [m]\n"
    "function get_cloud_top() -> float64 height [m]\n"
    "parameter string case\n"
    "parameter int32 itot\n"
    "parameter int32 jtot\n"
    "parameter int32 kmax\n"
    "parameter float64 xsize [m]\n"
    "parameter float64 ysize [m]\n"
    "parameter float64 zsize [m]\n"
    "parameter int32 irandom\n"
    "parameter float64 randthl [K]\n"
    "parameter float64 randqt [kg/kg]\n"
    "parameter float64 randtop [m]\n"
    "parameter float64 cu [m/s]\n"
    "parameter float64 cv [m/s]\n"
    "parameter float64 dtmax [s]\n"
    "parameter float64 courant\n"
    "parameter float64 diffusion_number\n"
    "parameter float64 dtav [s]\n"
    "parameter float64 timeav [s]\n"
    "grid fields(x, y, z)\n"
    "grid profiles(z)\n"
    "grid forcing_profiles(z)\n"
    "grid surface_fields(x, y)\n"
    "attribute fields.U float64 [m/s]\n"
    "attribute fields.V float64 [m/s]\n"
    "attribute fields.W float64 [m/s]\n"
    "attribute fields.THL float64 [K]\n"
    "attribute fields.QT float64 [kg/kg]\n"
    "attribute fields.E12 float64 [m/s]\n"
    "attribute fields.QL float64 [kg/kg] read-only\n"
    "attribute fields.T float64 [K] read-only\n"
    "attribute fields.P float64 [Pa] read-only\n"
    "attribute profiles.Z float64 [m] read-only\n"
    "attribute profiles.U float64 [m/s] read-only\n"
    "attribute profiles.V float64 [m/s] read-only\n"
    "attribute profiles.W float64 [m/s] read-only\n"
    "attribute profiles.THL float64 [K] read-only\n"
    "attribute profiles.QT float64 [kg/kg] read-only\n"
    "attribute profiles.QL float64 [kg/kg] read-only\n"
    "attribute profiles.T float64 [K] read-only\n"
    "attribute profiles.THV float64 [K] read-only\n"
    "attribute profiles.P float64 [Pa] read-only\n"
    "attribute profiles.E12 float64 [m/s] read-only\n"
    "attribute profiles.W2 float64 [m^2/s^2] read-only\n"
    "attribute profiles.TKE float64 [m^2/s^2] read-only\n"
    "attribute profiles.CF float64 read-only\n"
    "attribute profiles.CORE float64 read-only\n"
    "attribute forcing_profiles.U float64 [m/s^2]\n"
    "attribute forcing_profiles.V float64 [m/s^2]\n"
    "attribute forcing_profiles.THL float64 [K/s]\n"
    "attribute forcing_profiles.QT float64 [1/s]\n"
    "attribute surface_fields.LWP float64 [kg/m^2] read-only\n"
    "attribute surface_fields.USTAR float64 [m/s]\n"
    "attribute surface_fields.WTHL float64 [K m/s]\n"
    "attribute surface_fields.WQT float64 [m/s]\n"
  ,
  .dispatch = pm_dispatch_cumulus,
  .functions = 10,
  .function_names = function_names,
  .parameters = 18,
  .parameter_entries = parameter_entries,
  .grids = 4,
  .grid_names = grid_names,
  .attributes = 32,
  .attribute_entries = attribute_entries,
};

const pm_interface *cumulus_interface(void) { return &implemented; }
