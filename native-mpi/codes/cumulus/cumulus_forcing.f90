! SPDX-License-Identifier: Apache-2.0
!> What drives the flow: buoyancy, Coriolis force, the large scale, and the sponge below the lid.
module cumulus_forcing
  use cumulus_constants
  use cumulus_grid, only: nx, ny, ny_total, nz, dz, z_full, z_half, sum_over_rows
  use cumulus_thermodynamics, only: base_thv
  use cumulus_case_bomex
  implicit none
  private
  public :: forcing_initialize, forcing_finalize, prepare_sponge, force_scalars, force_winds
  public :: external_u, external_v, external_thl, external_qt

  ! Profiles of the case at cell centres (nz)
  real(wp), allocatable :: geostrophic_u(:), geostrophic_v(:), subsidence(:), cooling(:), drying(:)

  !> Tendencies that come from outside, at cell centres (nz); in m s-2, K s-1 and s-1.
  real(wp), allocatable, target :: external_u(:), external_v(:), external_thl(:), external_qt(:)

  !> Gravity waves that the clouds send up must not come back from the lid: the top fifth of the domain damps
  !! departures from the horizontal mean. S03 leaves this to each model.
  real(wp), parameter :: sponge_start = 0.8_wp      !< of the domain's height
  real(wp), parameter :: sponge_rate = 1.0_wp / 300.0_wp  !< at the lid (s-1)
  integer :: first_damped = 1
  real(wp), allocatable :: damping(:), damping_half(:)  !< at centres and lower faces (first_damped:nz) (s-1)
  real(wp), allocatable :: means(:,:)  !< of u, v, thl and qt (4, first_damped:nz)

contains

  subroutine forcing_initialize()
    integer :: k

    allocate (geostrophic_u(nz), geostrophic_v(nz), subsidence(nz), cooling(nz), drying(nz))
    allocate (external_u(nz), external_v(nz), external_thl(nz), external_qt(nz), source=0.0_wp)
    do k = 1, nz
      geostrophic_u(k) = bomex_geostrophic_u(z_full(k))
      geostrophic_v(k) = bomex_geostrophic_v(z_full(k))
      subsidence(k) = bomex_subsidence(z_full(k))
      cooling(k) = bomex_cooling(z_full(k))
      drying(k) = bomex_drying(z_full(k))
    end do
    first_damped = nz + 1
    do k = nz, 1, -1
      if (z_full(k) > sponge_start * z_half(nz+1)) first_damped = k
    end do
    allocate (damping(first_damped:nz), damping_half(first_damped:nz), means(4, first_damped:nz))
    !GCC$ novector
    do k = first_damped, nz  ! no vector sine: see find_eigenvalues in cumulus_pressure
      damping(k) = damping_at(z_full(k))
      damping_half(k) = damping_at(z_half(k))
    end do
  end subroutine forcing_initialize

  subroutine forcing_finalize()
    if (allocated(cooling)) deallocate (geostrophic_u, geostrophic_v, subsidence, cooling, drying)
    if (allocated(external_u)) deallocate (external_u, external_v, external_thl, external_qt)
    if (allocated(damping)) deallocate (damping, damping_half, means)
  end subroutine forcing_finalize

  real(wp) function damping_at(z)
    real(wp), intent(in) :: z
    real(wp) :: bottom, top

    top = z_half(nz+1)
    bottom = sponge_start * top
    damping_at = sponge_rate * sin(0.5_wp * pi * max(0.0_wp, z - bottom) / (top - bottom))**2
  end function damping_at

  !> Finds the means to which the sponge relaxes: of the state it acts on, so that it leaves the means alone. Collective.
  subroutine prepare_sponge(u, v, thl, qt)
    real(wp), intent(in), dimension(0:nx+1, 0:ny+1, 0:nz+1) :: u, v, thl, qt
    real(wp), allocatable :: of_row(:,:,:)
    integer :: j, k

    allocate (of_row(4, first_damped:nz, ny))
    do j = 1, ny
      do k = first_damped, nz
        of_row(:, k, j) = [sum(u(1:nx,j,k)), sum(v(1:nx,j,k)), sum(thl(1:nx,j,k)), sum(qt(1:nx,j,k))]
      end do
    end do
    call sum_over_rows(of_row, size(means), means)
    means = means / (real(nx, wp) * ny_total)
  end subroutine prepare_sponge

  !> Subsidence, radiative cooling, large-scale drying, what comes from outside, and the sponge.
  subroutine force_scalars(thl, qt, thl_tendency, qt_tendency)
    real(wp), intent(in), dimension(0:nx+1, 0:ny+1, 0:nz+1) :: thl, qt
    real(wp), intent(inout), dimension(nx, ny, nz) :: thl_tendency, qt_tendency
    real(wp) :: descent
    integer :: k

    do k = 1, nz
      ! Subsidence acts on the field as it is at each point; upwind, that is, from above.
      descent = -subsidence(k) / dz
      thl_tendency(:,:,k) = thl_tendency(:,:,k) + (cooling(k) + external_thl(k)) &
        + descent * (thl(1:nx,1:ny,k+1) - thl(1:nx,1:ny,k))
      qt_tendency(:,:,k) = qt_tendency(:,:,k) + (drying(k) + external_qt(k)) &
        + descent * (qt(1:nx,1:ny,k+1) - qt(1:nx,1:ny,k))
    end do
    do k = first_damped, nz
      thl_tendency(:,:,k) = thl_tendency(:,:,k) - damping(k) * (thl(1:nx,1:ny,k) - means(3, k))
      qt_tendency(:,:,k) = qt_tendency(:,:,k) - damping(k) * (qt(1:nx,1:ny,k) - means(4, k))
    end do
  end subroutine force_scalars

  !> Buoyancy, Coriolis force about the geostrophic wind, subsidence, what comes from outside, and the sponge.
  subroutine force_winds(u, v, w, thv, u_tendency, v_tendency, w_tendency)
    real(wp), intent(in), dimension(0:nx+1, 0:ny+1, 0:nz+1) :: u, v, w, thv
    real(wp), intent(inout), dimension(nx, ny, nz) :: u_tendency, v_tendency, w_tendency
    real(wp) :: descent
    integer :: i, j, k

    do k = 1, nz
      descent = -subsidence(k) / dz
      do j = 1, ny
        do i = 1, nx
          u_tendency(i,j,k) = u_tendency(i,j,k) + external_u(k) + descent * (u(i,j,k+1) - u(i,j,k)) &
            + bomex_coriolis * (0.25_wp * (v(i-1,j,k) + v(i,j,k) + v(i-1,j+1,k) + v(i,j+1,k)) - geostrophic_v(k))
          v_tendency(i,j,k) = v_tendency(i,j,k) + external_v(k) + descent * (v(i,j,k+1) - v(i,j,k)) &
            - bomex_coriolis * (0.25_wp * (u(i,j-1,k) + u(i,j,k) + u(i+1,j-1,k) + u(i+1,j,k)) - geostrophic_u(k))
        end do
      end do
    end do
    ! The horizontal mean of the buoyancy goes into the pressure: the flow does not feel it.
    do k = 2, nz
      do j = 1, ny
        do i = 1, nx
          w_tendency(i,j,k) = w_tendency(i,j,k) &
            + 0.5_wp * gravity * ((thv(i,j,k-1) - base_thv(k-1)) / base_thv(k-1) &
                                + (thv(i,j,k) - base_thv(k)) / base_thv(k))
        end do
      end do
    end do
    do k = first_damped, nz
      u_tendency(:,:,k) = u_tendency(:,:,k) - damping(k) * (u(1:nx,1:ny,k) - means(1, k))
      v_tendency(:,:,k) = v_tendency(:,:,k) - damping(k) * (v(1:nx,1:ny,k) - means(2, k))
      if (k > 1) w_tendency(:,:,k) = w_tendency(:,:,k) - damping_half(k) * w(1:nx,1:ny,k)
    end do
  end subroutine force_winds

end module cumulus_forcing
