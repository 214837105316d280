! SPDX-License-Identifier: Apache-2.0
!> Physical constants and status codes of Cumulus.
module cumulus_constants
  use, intrinsic :: iso_fortran_env, only: real64
  implicit none
  public

  integer, parameter :: wp = real64  !< the working precision of every field

  real(wp), parameter :: gravity = 9.81_wp                     !< acceleration of gravity (m s-2)
  real(wp), parameter :: gas_constant_dry = 287.04_wp          !< dry air (J kg-1 K-1)
  real(wp), parameter :: gas_constant_vapour = 461.5_wp        !< water vapour (J kg-1 K-1)
  real(wp), parameter :: heat_capacity = 1004.0_wp             !< dry air at constant pressure (J kg-1 K-1)
  real(wp), parameter :: latent_heat = 2.5e6_wp                !< vaporisation (J kg-1)
  real(wp), parameter :: reference_pressure = 1.0e5_wp         !< where theta = T (Pa)
  real(wp), parameter :: von_karman = 0.4_wp
  real(wp), parameter :: pi = 3.14159265358979323846_wp

  real(wp), parameter :: kappa_dry = gas_constant_dry / heat_capacity
  real(wp), parameter :: vapour_ratio = gas_constant_vapour / gas_constant_dry  !< 1/epsilon, about 1.61

  !> Status codes; 0 is success. The message that goes with a code says what to change.
  integer, parameter :: status_ok = 0
  integer, parameter :: status_bad_parameter = 1   !< a parameter, or the number of ranks, cannot work
  integer, parameter :: status_bad_state = 2       !< called before initialization or a second time
  integer, parameter :: status_bad_time = 3        !< end time in the past or not a number
  integer, parameter :: status_blow_up = 4         !< the flow became non-finite or absurdly fast
  integer, parameter :: status_no_memory = 5
  integer, parameter :: status_no_output = 6       !< a file could not be opened in the working directory

  integer, parameter :: message_length = 512

end module cumulus_constants
