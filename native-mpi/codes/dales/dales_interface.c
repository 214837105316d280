/* SPDX-License-Identifier: Apache-2.0 */
/* Generated from src/codes/dales/interface.ts by npm run generate; do not edit. */
/* clang-format off */
#include "dales_interface.h"

#include <string.h>

#include "polymuse_dispatch.h"
#include "wire.h"

/* In dales_interface.f90. */
extern int32_t pm_dispatch_dales(int32_t function, pm_call *call);

static const char *const function_names[] = {
  "initialize_code",
  "set_input_file",
  "set_start_date",
  "set_start_time",
  "commit_parameters",
  "commit_grid",
  "evolve_model",
  "get_model_time",
  "get_timestep",
  "get_params_grid",
  "get_grid_velocity",
  "get_cloud_cover",
  "get_liquid_water_path",
  "get_cloud_base",
  "get_cloud_top",
  "get_cloudfraction",
  "get_rain",
  "get_surface_pressure",
  "set_surface_pressure",
  "get_tendency_surface_pressure",
  "set_tendency_surface_pressure",
  "set_qt_forcing",
  "get_qt_forcing",
  "get_nudge_time_u",
  "set_nudge_time_u",
  "get_nudge_time_v",
  "set_nudge_time_v",
  "get_nudge_time_t_h_l",
  "set_nudge_time_t_h_l",
  "get_nudge_time_q_t",
  "set_nudge_time_q_t",
  "write_restart",
};

static const char *const grid_names[] = {
  "fields",
  "profiles",
  "nudging_profiles",
  "forcing_profiles",
  "scalars",
  "surface_fields",
};

static const pm_attribute_entry attribute_entries[] = {
  {0, "x", PM_FLOAT64, false},
  {0, "y", PM_FLOAT64, false},
  {0, "z", PM_FLOAT64, false},
  {0, "U", PM_FLOAT64, true},
  {0, "V", PM_FLOAT64, true},
  {0, "W", PM_FLOAT64, true},
  {0, "THL", PM_FLOAT64, true},
  {0, "QT", PM_FLOAT64, true},
  {0, "E12", PM_FLOAT64, true},
  {0, "QL", PM_FLOAT64, false},
  {0, "QL_ice", PM_FLOAT64, false},
  {0, "QR", PM_FLOAT64, false},
  {0, "Qsat", PM_FLOAT64, false},
  {0, "T", PM_FLOAT64, false},
  {0, "P", PM_FLOAT64, false},
  {0, "pi", PM_FLOAT64, false},
  {0, "rswd", PM_FLOAT64, false},
  {0, "rswdir", PM_FLOAT64, false},
  {0, "rswdif", PM_FLOAT64, false},
  {0, "rswu", PM_FLOAT64, false},
  {0, "rlwd", PM_FLOAT64, false},
  {0, "rlwu", PM_FLOAT64, false},
  {0, "rswdcs", PM_FLOAT64, false},
  {0, "rswucs", PM_FLOAT64, false},
  {0, "rlwdcs", PM_FLOAT64, false},
  {0, "rlwucs", PM_FLOAT64, false},
  {1, "z", PM_FLOAT64, false},
  {1, "Z", PM_FLOAT64, false},
  {1, "zh", PM_FLOAT64, false},
  {1, "P", PM_FLOAT64, false},
  {1, "Ph", PM_FLOAT64, false},
  {1, "rho", PM_FLOAT64, false},
  {1, "rhob", PM_FLOAT64, false},
  {1, "A", PM_FLOAT64, false},
  {1, "CF", PM_FLOAT64, false},
  {1, "U", PM_FLOAT64, false},
  {1, "V", PM_FLOAT64, false},
  {1, "W", PM_FLOAT64, false},
  {1, "THL", PM_FLOAT64, false},
  {1, "QT", PM_FLOAT64, false},
  {1, "QL", PM_FLOAT64, false},
  {1, "QL_ice", PM_FLOAT64, false},
  {1, "QR", PM_FLOAT64, false},
  {1, "E12", PM_FLOAT64, false},
  {1, "T", PM_FLOAT64, false},
  {1, "W2", PM_FLOAT64, false},
  {2, "z", PM_FLOAT64, false},
  {2, "U", PM_FLOAT64, true},
  {2, "V", PM_FLOAT64, true},
  {2, "THL", PM_FLOAT64, true},
  {2, "QT", PM_FLOAT64, true},
  {3, "z", PM_FLOAT64, false},
  {3, "U", PM_FLOAT64, true},
  {3, "V", PM_FLOAT64, true},
  {3, "THL", PM_FLOAT64, true},
  {3, "QT", PM_FLOAT64, true},
  {3, "QL", PM_FLOAT64, true},
  {3, "ql_ref", PM_FLOAT64, true},
  {3, "qt_alpha", PM_FLOAT64, true},
  {4, "Ps", PM_FLOAT64, false},
  {4, "QR", PM_FLOAT64, false},
  {4, "wt", PM_FLOAT64, true},
  {4, "wq", PM_FLOAT64, true},
  {4, "z0m", PM_FLOAT64, true},
  {4, "z0h", PM_FLOAT64, true},
  {5, "x", PM_FLOAT64, false},
  {5, "y", PM_FLOAT64, false},
  {5, "LWP", PM_FLOAT64, false},
  {5, "RWP", PM_FLOAT64, false},
  {5, "TWP", PM_FLOAT64, false},
  {5, "ustar", PM_FLOAT64, false},
  {5, "z0m", PM_FLOAT64, false},
  {5, "z0h", PM_FLOAT64, false},
  {5, "tskin", PM_FLOAT64, false},
  {5, "qskin", PM_FLOAT64, false},
  {5, "LE", PM_FLOAT64, false},
  {5, "H", PM_FLOAT64, false},
  {5, "obl", PM_FLOAT64, false},
  {5, "wq", PM_FLOAT64, false},
  {5, "wt", PM_FLOAT64, false},
  {5, "dudz", PM_FLOAT64, false},
  {5, "dvdz", PM_FLOAT64, false},
  {5, "dqtdz", PM_FLOAT64, false},
  {5, "dthldz", PM_FLOAT64, false},
};

static const pm_interface implemented = {
  .name = "dales",
  .fingerprint = UINT64_C(0xd7cf64469098e9b2),
  .description =
    "function initialize_code()\n"
    "function set_input_file(string file)\n"
    "function set_start_date(int32 date)\n"
    "function set_start_time(int32 time)\n"
    "function commit_parameters()\n"
    "function commit_grid()\n"
    "function evolve_model(float64 time [s], bool exact_end)\n"
    "function get_model_time() -> float64 time [s]\n"
    "function get_timestep() -> float64 timestep [s]\n"
    "function get_params_grid() -> int32 itot, int32 jtot, int32 kmax, float64 xsize [m], float64 ysize [m]\n"
    "function get_grid_velocity() -> float64 u [m/s], float64 v [m/s]\n"
    "function get_cloud_cover() -> float64 cover\n"
    "function get_liquid_water_path() -> float64 path [kg/m^2]\n"
    "function get_cloud_base() -> float64 height [m]\n"
    "function get_cloud_top() -> float64 height [m]\n"
    "function get_cloudfraction(int32[] ends) -> float64[] fraction of length ends\n"
    "function get_rain() -> float64 rain [kg/m^2]\n"
    "function get_surface_pressure() -> float64 pressure [Pa]\n"
    "function set_surface_pressure(float64 pressure [Pa])\n"
    "function get_tendency_surface_pressure() -> float64 tendency [Pa/s]\n"
    "function set_tendency_surface_pressure(float64 tendency [Pa/s])\n"
    "function set_qt_forcing(string kind)\n"
    "function get_qt_forcing() -> string kind\n"
    "function get_nudge_time_u() -> float64 time [s]\n"
    "function set_nudge_time_u(float64 time [s])\n"
    "function get_nudge_time_v() -> float64 time [s]\n"
    "function set_nudge_time_v(float64 time [s])\n"
    "function get_nudge_time_t_h_l() -> float64 time [s]\n"
    "function set_nudge_time_t_h_l(float64 time [s])\n"
    "function get_nudge_time_q_t() -> float64 time [s]\n"
    "function set_nudge_time_q_t(float64 time [s])\n"
    "function write_restart()\n"
    "grid fields(x, y, z)\n"
    "grid profiles(z)\n"
    "grid nudging_profiles(z)\n"
    "grid forcing_profiles(z)\n"
    "grid scalars(point)\n"
    "grid surface_fields(x, y)\n"
    "attribute fields.x float64 [m] read-only\n"
    "attribute fields.y float64 [m] read-only\n"
    "attribute fields.z float64 [m] read-only\n"
    "attribute fields.U float64 [m/s]\n"
    "attribute fields.V float64 [m/s]\n"
    "attribute fields.W float64 [m/s]\n"
    "attribute fields.THL float64 [K]\n"
    "attribute fields.QT float64 [kg/kg]\n"
    "attribute fields.E12 float64 [m/s]\n"
    "attribute fields.QL float64 [kg/kg] read-only\n"
    "attribute fields.QL_ice float64 [kg/kg] read-only\n"
    "attribute fields.QR float64 [kg/kg] read-only\n"
    "attribute fields.Qsat float64 [kg/kg] read-only\n"
    "attribute fields.T float64 [K] read-only\n"
    "attribute fields.P float64 [Pa] read-only\n"
    "attribute fields.pi float64 [m^2/s^2] read-only\n"
    "attribute fields.rswd float64 [W/m^2] read-only\n"
    "attribute fields.rswdir float64 [W/m^2] read-only\n"
    "attribute fields.rswdif float64 [W/m^2] read-only\n"
    "attribute fields.rswu float64 [W/m^2] read-only\n"
    "attribute fields.rlwd float64 [W/m^2] read-only\n"
    "attribute fields.rlwu float64 [W/m^2] read-only\n"
    "attribute fields.rswdcs float64 [W/m^2] read-only\n"
    "attribute fields.rswucs float64 [W/m^2] read-only\n"
    "attribute fields.rlwdcs float64 [W/m^2] read-only\n"
    "attribute fields.rlwucs float64 [W/m^2] read-only\n"
    "attribute profiles.z float64 [m] read-only\n"
    "attribute profiles.Z float64 [m] read-only\n"
    "attribute profiles.zh float64 [m] read-only\n"
    "attribute profiles.P float64 [Pa] read-only\n"
    "attribute profiles.Ph float64 [Pa] read-only\n"
    "attribute profiles.rho float64 [kg/m^3] read-only\n"
    "attribute profiles.rhob float64 [kg/m^3] read-only\n"
    "attribute profiles.A float64 read-only\n"
    "attribute profiles.CF float64 read-only\n"
    "attribute profiles.U float64 [m/s] read-only\n"
    "attribute profiles.V float64 [m/s] read-only\n"
    "attribute profiles.W float64 [m/s] read-only\n"
    "attribute profiles.THL float64 [K] read-only\n"
    "attribute profiles.QT float64 [kg/kg] read-only\n"
    "attribute profiles.QL float64 [kg/kg] read-only\n"
    "attribute profiles.QL_ice float64 [kg/kg] read-only\n"
    "attribute profiles.QR float64 [kg/kg] read-only\n"
    "attribute profiles.E12 float64 [m/s] read-only\n"
    "attribute profiles.T float64 [K] read-only\n"
    "attribute profiles.W2 float64 [m^2/s^2] read-only\n"
    "attribute nudging_profiles.z float64 [m] read-only\n"
    "attribute nudging_profiles.U float64 [m/s]\n"
    "attribute nudging_profiles.V float64 [m/s]\n"
    "attribute nudging_profiles.THL float64 [K]\n"
    "attribute nudging_profiles.QT float64 [kg/kg]\n"
    "attribute forcing_profiles.z float64 [m] read-only\n"
    "attribute forcing_profiles.U float64 [m/s^2]\n"
    "attribute forcing_profiles.V float64 [m/s^2]\n"
    "attribute forcing_profiles.THL float64 [K/s]\n"
    "attribute forcing_profiles.QT float64 [1/s]\n"
    "attribute forcing_profiles.QL float64 [1/s]\n"
    "attribute forcing_profiles.ql_ref float64 [kg/kg]\n"
    "attribute forcing_profiles.qt_alpha float64 [1/s]\n"
    "attribute scalars.Ps float64 [Pa] read-only\n"
    "attribute scalars.QR float64 [kg/m^2] read-only\n"
    "attribute scalars.wt float64 [K m/s]\n"
    "attribute scalars.wq float64 [m/s]\n"
    "attribute scalars.z0m float64 [m]\n"
    "attribute scalars.z0h float64 [m]\n"
    "attribute surface_fields.x float64 [m] read-only\n"
    "attribute surface_fields.y float64 [m] read-only\n"
    "attribute surface_fields.LWP float64 [kg/m^2] read-only\n"
    "attribute surface_fields.RWP float64 [kg/m^2] read-only\n"
    "attribute surface_fields.TWP float64 [kg/m^2] read-only\n"
    "attribute surface_fields.ustar float64 [m/s] read-only\n"
    "attribute surface_fields.z0m float64 [m] read-only\n"
    "attribute surface_fields.z0h float64 [m] read-only\n"
    "attribute surface_fields.tskin float64 [K] read-only\n"
    "attribute surface_fields.qskin float64 [kg/kg] read-only\n"
    "attribute surface_fields.LE float64 [W/m^2] read-only\n"
    "attribute surface_fields.H float64 [W/m^2] read-only\n"
    "attribute surface_fields.obl float64 [m] read-only\n"
    "attribute surface_fields.wq float64 [m/s] read-only\n"
    "attribute surface_fields.wt float64 [K m/s] read-only\n"
    "attribute surface_fields.dudz float64 [1/s] read-only\n"
    "attribute surface_fields.dvdz float64 [1/s] read-only\n"
    "attribute surface_fields.dqtdz float64 [1/m] read-only\n"
    "attribute surface_fields.dthldz float64 [K/m] read-only\n"
  ,
  .dispatch = pm_dispatch_dales,
  .functions = 32,
  .function_names = function_names,
  .parameters = 0,
  .parameter_entries = NULL,
  .grids = 6,
  .grid_names = grid_names,
  .attributes = 84,
  .attribute_entries = attribute_entries,
};

const pm_interface *dales_interface(void) { return &implemented; }
