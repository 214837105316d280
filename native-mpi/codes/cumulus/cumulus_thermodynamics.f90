! SPDX-License-Identifier: Apache-2.0
!> The base state, condensation and virtual potential temperature.
!!
!! Anelastic: density and pressure of the equations are functions of height, in hydrostatic balance with the
!! case's initial profiles (Lipps and Hemler 1982, J. Atmos. Sci. 39, 2192-2210). Condensation is all or nothing in a
!! grid cell: whatever exceeds saturation at the base state's pressure is liquid (S03: no rain, no ice).
module cumulus_thermodynamics
  use cumulus_constants
  use cumulus_grid, only: nx, ny, nz, dz, z_full
  use cumulus_case_bomex, only: bomex_thl, bomex_qt, bomex_surface_pressure
  implicit none
  private

  real(wp), allocatable, public, protected, target :: base_pressure(:)  !< at cell centres (nz) (Pa)
  real(wp), allocatable, public, protected, target :: density(:)        !< at cell centres (nz) (kg/m3)
  real(wp), allocatable, public, protected, target :: density_half(:)   !< at lower faces (0:nz+1) (kg/m3)
  real(wp), allocatable, public, protected, target :: exner(:)          !< T/theta at cell centres (nz) (-)
  real(wp), allocatable, public, protected, target :: base_thv(:)       !< at cell centres (nz) (K)

  real(wp), parameter :: newton_tolerance = 1.0e-9_wp  !< of the temperature (K): below what rounding leaves of ql
  integer, parameter :: newton_steps = 20              !< three are what it takes

  public :: base_state_initialize, base_state_finalize, saturation_humidity, condense

contains

  !> Integrates the hydrostatic equation for the Exner function, d(exner)/dz = -g/(cp thv), from the surface pressure.
  subroutine base_state_initialize()
    real(wp) :: face
    integer :: k

    allocate (base_pressure(nz), density(nz), density_half(0:nz+1), exner(nz), base_thv(nz))
    face = (bomex_surface_pressure / reference_pressure)**kappa_dry
    do k = 1, nz
      base_thv(k) = bomex_thl(z_full(k)) * (1 + (vapour_ratio - 1) * bomex_qt(z_full(k)))
      exner(k) = face - 0.5_wp * dz * gravity / (heat_capacity * base_thv(k))
      face = face - dz * gravity / (heat_capacity * base_thv(k))
      base_pressure(k) = reference_pressure * exner(k)**(1 / kappa_dry)
      density(k) = base_pressure(k) / (gas_constant_dry * base_thv(k) * exner(k))
    end do
    do k = 2, nz
      density_half(k) = 0.5_wp * (density(k-1) + density(k))
    end do
    density_half(1) = 1.5_wp * density(1) - 0.5_wp * density(2)
    density_half(nz+1) = 1.5_wp * density(nz) - 0.5_wp * density(nz-1)
    density_half(0) = density_half(1)  ! only ever multiplied by zero
  end subroutine base_state_initialize

  subroutine base_state_finalize()
    if (allocated(density)) deallocate (base_pressure, density, density_half, exner, base_thv)
  end subroutine base_state_finalize

  !> Saturation specific humidity over water (kg/kg); vapour pressure after Bolton (1980, Mon. Wea. Rev. 108, 1046-1053), eq. 10.
  elemental real(wp) function saturation_humidity(temperature, pressure)
    real(wp), intent(in) :: temperature, pressure
    real(wp) :: vapour_pressure

    vapour_pressure = 611.2_wp * exp(17.67_wp * (temperature - 273.15_wp) / (temperature - 29.65_wp))
    ! Far outside the atmosphere (a run that blows up) the quotient must not change sign.
    vapour_pressure = min(vapour_pressure, 0.5_wp * pressure)
    saturation_humidity = vapour_pressure / (vapour_ratio * (pressure - vapour_pressure) + vapour_pressure)
  end function saturation_humidity

  !> Finds temperature, liquid water and virtual potential temperature from the conserved variables.
  subroutine condense(thl, qt, temperature, ql, thv)
    real(wp), intent(in), dimension(0:nx+1, 0:ny+1, 0:nz+1) :: thl, qt
    real(wp), intent(inout), dimension(0:nx+1, 0:ny+1, 0:nz+1) :: temperature, ql, thv
    real(wp) :: coldest, wettest
    integer :: i, j, k

    do k = 1, nz
      do j = 1, ny
        coldest = huge(1.0_wp)
        wettest = -huge(1.0_wp)
        do i = 1, nx
          temperature(i,j,k) = exner(k) * thl(i,j,k)
          ql(i,j,k) = 0
          coldest = min(coldest, temperature(i,j,k))
          wettest = max(wettest, qt(i,j,k))
        end do
        ! Most rows are free of cloud: the exponential is worth its price only where there can be one.
        if (wettest > saturation_humidity(coldest, base_pressure(k))) then
          do i = 1, nx
            call adjust_to_saturation(qt(i,j,k), base_pressure(k), temperature(i,j,k), ql(i,j,k))
          end do
        end if
        do i = 1, nx
          thv(i,j,k) = temperature(i,j,k) / exner(k) &
                     * (1 + (vapour_ratio - 1) * qt(i,j,k) - vapour_ratio * ql(i,j,k))
        end do
      end do
    end do
  end subroutine condense

  !> On entry the temperature without condensation. Newton's method for T - (L/cp) (qt - qsat(T)) = T_entry.
  elemental subroutine adjust_to_saturation(qt, pressure, temperature, ql)
    real(wp), intent(in) :: qt, pressure
    real(wp), intent(inout) :: temperature, ql
    real(wp) :: unsaturated, saturated, slope, change
    integer :: n

    unsaturated = temperature
    saturated = saturation_humidity(unsaturated, pressure)
    if (.not. qt > saturated) return
    do n = 1, newton_steps
      ! Clausius-Clapeyron for the slope: approximate, which costs the iteration nothing in the end.
      slope = latent_heat * saturated / (gas_constant_vapour * temperature**2)
      change = (unsaturated - temperature + latent_heat / heat_capacity * (qt - saturated)) &
             / (1 + latent_heat / heat_capacity * slope)
      temperature = temperature + change
      if (abs(change) < newton_tolerance) exit
      saturated = saturation_humidity(temperature, pressure)
    end do
    ! From the temperature, so that thl and qt are conserved to rounding.
    ql = max(0.0_wp, (temperature - unsaturated) * heat_capacity / latent_heat)
  end subroutine adjust_to_saturation

end module cumulus_thermodynamics
