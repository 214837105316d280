! SPDX-License-Identifier: Apache-2.0
!> The BOMEX case: trade-wind cumulus over the sea near Barbados, 22-26 June 1969, undisturbed and without rain.
!!
!! Every number is that of the intercomparison: A. P. Siebesma et al. (2003), "A large eddy simulation intercomparison
!! study of shallow cumulus convection", J. Atmos. Sci. 60, 1201-1219 (hereafter S03), section 2 and appendices A and B,
!! which puts into paper form the instructions to its participants, www.knmi.nl/~siebesma/gcss/bomexcomp.init.html.
!! Profiles are piecewise linear; above 3000 m, the top in S03, the uppermost slope continues.
module cumulus_case_bomex
  use cumulus_constants, only: wp
  implicit none
  private
  public :: bomex_thl, bomex_qt, bomex_u, bomex_v, bomex_e12, bomex_geostrophic_u, bomex_geostrophic_v
  public :: bomex_subsidence, bomex_cooling, bomex_drying

  real(wp), parameter, public :: bomex_surface_pressure = 1015.0e2_wp  !< (Pa); S03 appendix B
  real(wp), parameter, public :: bomex_flux_thl = 8.0e-3_wp    !< w'thl' at the surface (K m/s); S03 appendix B
  real(wp), parameter, public :: bomex_flux_qt = 5.2e-5_wp     !< w'qt' at the surface (kg/kg m/s); S03 appendix B
  real(wp), parameter, public :: bomex_friction_velocity = 0.28_wp  !< u* (m/s); S03 appendix B
  real(wp), parameter, public :: bomex_coriolis = 0.376e-4_wp  !< f (s-1); S03 appendix B

  real(wp), parameter :: seconds_per_day = 86400.0_wp

contains

  !> Linear between the points (heights, values), and beyond them along the last slope.
  pure real(wp) function piecewise_linear(z, heights, values) result(value)
    real(wp), intent(in) :: z, heights(:), values(:)
    integer :: n

    n = 1
    do while (n < size(heights) - 1 .and. z > heights(n+1))
      n = n + 1
    end do
    value = values(n) + (values(n+1) - values(n)) * (z - heights(n)) / (heights(n+1) - heights(n))
  end function piecewise_linear

  !> Initial liquid water potential temperature (K); S03 appendix B.
  pure real(wp) function bomex_thl(z)
    real(wp), intent(in) :: z
    bomex_thl = piecewise_linear(z, [0.0_wp, 520.0_wp, 1480.0_wp, 2000.0_wp, 3000.0_wp], &
                                 [298.7_wp, 298.7_wp, 302.4_wp, 308.2_wp, 311.85_wp])
  end function bomex_thl

  !> Initial total specific humidity (kg/kg); S03 appendix B. Dry above 5500 m, where the slope would pass zero.
  pure real(wp) function bomex_qt(z)
    real(wp), intent(in) :: z
    bomex_qt = max(0.0_wp, 1.0e-3_wp * piecewise_linear(z, [0.0_wp, 520.0_wp, 1480.0_wp, 2000.0_wp, 3000.0_wp], &
                                                        [17.0_wp, 16.3_wp, 10.7_wp, 4.2_wp, 3.0_wp]))
  end function bomex_qt

  !> Initial wind in x, relative to the ground (m/s); S03 appendix B.
  pure real(wp) function bomex_u(z)
    real(wp), intent(in) :: z
    bomex_u = piecewise_linear(z, [0.0_wp, 700.0_wp, 3000.0_wp], [-8.75_wp, -8.75_wp, -4.61_wp])
  end function bomex_u

  !> Initial wind in y (m/s).
  pure real(wp) function bomex_v(z)
    real(wp), intent(in) :: z
    bomex_v = 0.0_wp * z
  end function bomex_v

  !> Square root of the initial subgrid energy, which is 1 - z/3000 m (m2/s2); S03 appendix B.
  pure real(wp) function bomex_e12(z)
    real(wp), intent(in) :: z
    bomex_e12 = sqrt(max(0.0_wp, 1.0_wp - z / 3000.0_wp))
  end function bomex_e12

  !> Geostrophic wind in x (m/s); S03 appendix B.
  pure real(wp) function bomex_geostrophic_u(z)
    real(wp), intent(in) :: z
    bomex_geostrophic_u = -10.0_wp + 1.8e-3_wp * z
  end function bomex_geostrophic_u

  !> Geostrophic wind in y (m/s); S03 appendix B.
  pure real(wp) function bomex_geostrophic_v(z)
    real(wp), intent(in) :: z
    bomex_geostrophic_v = 0.0_wp * z
  end function bomex_geostrophic_v

  !> Large-scale vertical velocity (m/s); S03 appendix B.
  pure real(wp) function bomex_subsidence(z)
    real(wp), intent(in) :: z
    bomex_subsidence = 0
    if (z < 2100.0_wp) bomex_subsidence = piecewise_linear(z, [0.0_wp, 1500.0_wp, 2100.0_wp], &
                                                           [0.0_wp, -0.65e-2_wp, 0.0_wp])
  end function bomex_subsidence

  !> Radiative cooling: the tendency of thl (K/s); S03 appendix B.
  pure real(wp) function bomex_cooling(z)
    real(wp), intent(in) :: z
    bomex_cooling = 0
    if (z < 3000.0_wp) bomex_cooling = piecewise_linear(z, [0.0_wp, 1500.0_wp, 3000.0_wp], &
                                                        [-2.0_wp, -2.0_wp, 0.0_wp]) / seconds_per_day
  end function bomex_cooling

  !> Drying of the subcloud layer by large-scale advection: the tendency of qt (s-1); S03 appendix B.
  pure real(wp) function bomex_drying(z)
    real(wp), intent(in) :: z
    bomex_drying = 0
    if (z < 500.0_wp) bomex_drying = piecewise_linear(z, [0.0_wp, 300.0_wp, 500.0_wp], &
                                                      [-1.2e-8_wp, -1.2e-8_wp, 0.0_wp])
  end function bomex_drying

end module cumulus_case_bomex
