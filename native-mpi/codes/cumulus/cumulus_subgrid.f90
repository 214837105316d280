! SPDX-License-Identifier: Apache-2.0
!> The subgrid closure: eddy viscosity from a prognostic subgrid energy e.
!!
!! Deardorff (1980), Boundary-Layer Meteorol. 18, 495-527, with the equation written for e12 = sqrt(e) and the constants as in
!! Heus et al. (2010), Geosci. Model Dev. 3, 415-444, section 2.3 (H10), and the moist stratification of their eq. 31.
module cumulus_subgrid
  use cumulus_constants
  use cumulus_grid, only: nx, ny, nz, dx, dy, dz, z_full
  use cumulus_thermodynamics, only: exner, base_thv
  implicit none
  private
  public :: close_subgrid

  real(wp), parameter, public :: smallest_e12 = 5.0e-5_wp  !< keeps length and energy from vanishing together (m/s)

  real(wp), parameter :: c_viscosity = 0.12_wp     !< Km = c l e12; H10: c_f/(2 pi) (3 alpha/2)**(-3/2), alpha = 1.5
  real(wp), parameter :: c_stable_length = 0.76_wp !< l = c e12/N where stably stratified (Deardorff 1980, eq. 7b)
  real(wp), parameter :: c_prandtl = 2.0_wp        !< Kh = (1 + c l/delta) Km (Deardorff 1980, eq. 8)
  real(wp), parameter :: c_dissipation = 0.19_wp, c_dissipation_length = 0.51_wp  !< Deardorff 1980, eq. 9
  real(wp), parameter :: smallest_driven_e12 = 0.05_wp  !< bounds the surface's production/e12 where e12 was set to zero (m/s)
  real(wp), parameter :: smallest_stability = 1.0e-10_wp  !< N2 below which the length is that of the grid (s-2)

contains

  !> From the resolved state (halos filled): eddy viscosity and diffusivity at cell centres, and all of the tendency of e12 but
  !! its transport: [Km S2 - Kh N2] / (2 e12) - c_e e12**2 / (2 l).
  subroutine close_subgrid(u, v, w, thl, qt, ql, temperature, thv, e12, friction_velocity, surface_flux_thl, surface_flux_qt, &
                           km, kh, e12_source)
    real(wp), intent(in), dimension(0:nx+1, 0:ny+1, 0:nz+1) :: u, v, w, thl, qt, ql, temperature, thv, e12
    real(wp), intent(in), dimension(0:nx+1, 0:ny+1) :: friction_velocity, surface_flux_thl, surface_flux_qt
    real(wp), intent(inout), dimension(0:nx+1, 0:ny+1, 0:nz+1) :: km, kh
    real(wp), intent(out) :: e12_source(nx, ny, nz)
    ! Squares of the strain at the edges of the cells: of one level, and of its lower and upper faces.
    real(wp), allocatable, dimension(:,:) :: xy, xz_lower, xz_upper, yz_lower, yz_upper, stability
    real(wp) :: filter_width, length, strain, dissipation, prandtl, surface_buoyancy_flux
    integer :: i, j, k

    allocate (xy(nx+1, ny+1), xz_lower(nx+1, ny), xz_upper(nx+1, ny), yz_lower(nx, ny+1), yz_upper(nx, ny+1))
    allocate (stability(nx, ny))
    filter_width = (dx * dy * dz)**(1.0_wp / 3.0_wp)

    do k = 1, nz
      do j = 1, ny + 1
        do i = 1, nx + 1
          xy(i,j) = ((u(i,j,k) - u(i,j-1,k)) / dy + (v(i,j,k) - v(i-1,j,k)) / dx)**2
        end do
      end do
      do j = 1, ny
        do i = 1, nx + 1
          xz_upper(i,j) = ((u(i,j,k+1) - u(i,j,k)) / dz + (w(i,j,k+1) - w(i-1,j,k+1)) / dx)**2
        end do
      end do
      do j = 1, ny + 1
        do i = 1, nx
          yz_upper(i,j) = ((v(i,j,k+1) - v(i,j,k)) / dz + (w(i,j,k+1) - w(i,j-1,k+1)) / dy)**2
        end do
      end do
      if (k == 1) then
        ! The shear at the lowest cell centre follows the law of the wall. Half of it goes to each pair of
        ! edges, so that below x and y together give (u*/(kappa z))**2.
        do j = 1, ny
          do i = 1, nx + 1
            xz_lower(i,j) = (friction_velocity(i,j) / (von_karman * z_full(1)))**2 - xz_upper(i,j)
          end do
        end do
        do j = 1, ny + 1
          do i = 1, nx
            yz_lower(i,j) = (friction_velocity(i,j) / (von_karman * z_full(1)))**2 - yz_upper(i,j)
          end do
        end do
      end if

      call brunt_vaisala_squared(k, thl, qt, ql, temperature, thv, stability)

      do j = 1, ny
        do i = 1, nx
          strain = 2 * (((u(i+1,j,k) - u(i,j,k)) / dx)**2 + ((v(i,j+1,k) - v(i,j,k)) / dy)**2 &
                        + ((w(i,j,k+1) - w(i,j,k)) / dz)**2) &
                 + 0.25_wp * (xy(i,j) + xy(i+1,j) + xy(i,j+1) + xy(i+1,j+1)) &
                 + 0.25_wp * (xz_lower(i,j) + xz_lower(i+1,j) + xz_upper(i,j) + xz_upper(i+1,j)) &
                 + 0.25_wp * (yz_lower(i,j) + yz_lower(i,j+1) + yz_upper(i,j) + yz_upper(i,j+1))
          length = min(filter_width, &
                       c_stable_length * e12(i,j,k) / sqrt(max(stability(i,j), smallest_stability)))
          prandtl = 1 + c_prandtl * length / filter_width
          dissipation = c_dissipation + c_dissipation_length * length / filter_width
          km(i,j,k) = c_viscosity * length * e12(i,j,k)
          kh(i,j,k) = prandtl * km(i,j,k)
          e12_source(i,j,k) = 0.5_wp * c_viscosity * length * (strain - prandtl * stability(i,j)) &
                            - 0.5_wp * dissipation * e12(i,j,k)**2 / length
        end do
      end do

      if (k == 1) then
        ! Buoyancy is produced by the surface flux too, which the stratification inside the grid does not know of: the mean of
        ! the fluxes through the lower and the upper face of the lowest cell.
        do j = 1, ny
          do i = 1, nx
            surface_buoyancy_flux = gravity / base_thv(1) &
              * ((1 + (vapour_ratio - 1) * qt(i,j,1)) * surface_flux_thl(i,j) &
                 + (vapour_ratio - 1) * thl(i,j,1) * surface_flux_qt(i,j))
            e12_source(i,j,1) = e12_source(i,j,1) &
              + 0.25_wp * (kh(i,j,1) * stability(i,j) + surface_buoyancy_flux) / max(e12(i,j,1), smallest_driven_e12)
          end do
        end do
      end if
      xz_lower = xz_upper
      yz_lower = yz_upper
    end do
  end subroutine close_subgrid

  !> (g/thv) d(thv)/dz at level k, for motion that is saturated in cloud and not outside it: H10, eq. 31.
  subroutine brunt_vaisala_squared(k, thl, qt, ql, temperature, thv, stability)
    integer, intent(in) :: k
    real(wp), intent(in), dimension(0:nx+1, 0:ny+1, 0:nz+1) :: thl, qt, ql, temperature, thv
    real(wp), intent(out) :: stability(nx, ny)
    real(wp) :: per_metre, saturated, of_thl, of_qt, theta
    integer :: i, j, below

    ! The lowest level looks up only: the ghost level below it has no meaning.
    below = max(k - 1, 1)
    per_metre = 1 / ((k + 1 - below) * dz)
    do j = 1, ny
      do i = 1, nx
        theta = temperature(i,j,k) / exner(k)
        of_thl = 1 + (vapour_ratio - 1) * qt(i,j,k)
        of_qt = (vapour_ratio - 1) * theta
        if (ql(i,j,k) > 0) then
          saturated = qt(i,j,k) - ql(i,j,k)
          of_thl = (1 - qt(i,j,k) + vapour_ratio * saturated * (1 + latent_heat / (gas_constant_vapour * temperature(i,j,k)))) &
                 / (1 + latent_heat**2 * saturated / (heat_capacity * gas_constant_vapour * temperature(i,j,k)**2))
          of_qt = of_thl * latent_heat / (heat_capacity * exner(k)) - theta
        end if
        stability(i,j) = gravity / thv(i,j,k) * per_metre &
          * (of_thl * (thl(i,j,k+1) - thl(i,j,below)) + of_qt * (qt(i,j,k+1) - qt(i,j,below)))
      end do
    end do
  end subroutine brunt_vaisala_squared

end module cumulus_subgrid
