! SPDX-License-Identifier: Apache-2.0
!> Time stepping: third-order Runge-Kutta of Wicker and Skamarock (2002, Mon. Wea. Rev. 130, 2088-2097), a pressure solve in
!! each of the three stages, and a step length that follows the flow.
module cumulus_dynamics
  use, intrinsic :: iso_fortran_env, only: int64
  use mpi_f08
  use cumulus_constants
  use cumulus_parameters, only: dtmax, courant, diffusion_number
  use cumulus_grid
  use cumulus_fields
  use cumulus_thermodynamics, only: base_pressure, density, condense
  use cumulus_advection
  use cumulus_diffusion
  use cumulus_subgrid
  use cumulus_forcing, only: prepare_sponge, force_scalars, force_winds
  use cumulus_pressure, only: project_wind, dynamic_pressure
  implicit none
  private
  public :: dynamics_initialize, dynamics_finalize, refresh_state, complete_state, choose_time_step, advance

  real(wp), parameter :: shortest_step = 1.0e-4_wp  !< a flow that asks for less has blown up (s)

  ! Own points only, (nx, ny, nz, variable): the state at the start of the step, and its tendency.
  integer, parameter :: of_u = 1, of_v = 2, of_w = 3, of_thl = 4, of_qt = 5, of_e12 = 6, nvariables = 6
  real(wp), allocatable :: start(:,:,:,:), tendency(:,:,:,:)
  real(wp), allocatable :: e12_source(:,:,:)
  real(wp), allocatable :: no_flux(:,:)
  real(wp) :: frame_u = 0, frame_v = 0       !< velocity of the grid (m/s)
  real(wp) :: u_slope = 0, v_slope = 0, thl_slope = 0, qt_slope = 0  !< difference across the lid

contains

  !> `slopes` are the gradients of u, v, thl and qt at the lid (per metre): those of the initial profiles.
  subroutine dynamics_initialize(grid_u, grid_v, slopes, status, message)
    real(wp), intent(in) :: grid_u, grid_v, slopes(4)
    integer, intent(out) :: status
    character(len=*), intent(out) :: message
    integer :: failed

    status = status_ok
    message = ''
    frame_u = grid_u
    frame_v = grid_v
    u_slope = slopes(1) * dz
    v_slope = slopes(2) * dz
    thl_slope = slopes(3) * dz
    qt_slope = slopes(4) * dz
    allocate (start(nx, ny, nz, nvariables), stat=failed)
    if (failed == 0) allocate (tendency(nx, ny, nz, nvariables), stat=failed)
    if (failed == 0) allocate (e12_source(nx, ny, nz), stat=failed)
    if (failed == 0) allocate (no_flux(0:nx+1, 0:ny+1), stat=failed)
    if (failed /= 0) then
      status = status_no_memory
      message = 'itot, jtot, kmax: no memory for the time step; use a smaller grid or more workers'
      return
    end if
    no_flux = 0
  end subroutine dynamics_initialize

  subroutine dynamics_finalize()
    if (allocated(start)) deallocate (start)
    if (allocated(tendency)) deallocate (tendency)
    if (allocated(e12_source)) deallocate (e12_source)
    if (allocated(no_flux)) deallocate (no_flux)
  end subroutine dynamics_finalize

  !> Everything that follows from the prognostic fields' own points: ghost points, cloud, eddy diffusivities. Collective.
  subroutine refresh_state()
    ! Nothing passes the surface and the lid.
    w(:, :, 0:1) = 0
    w(:, :, nz+1) = 0
    ! Not by max(), which may turn a NaN into a number and hide it.
    where (e12(1:nx, 1:ny, 1:nz) < smallest_e12) e12(1:nx, 1:ny, 1:nz) = smallest_e12
    call set_ghost_levels(u, u_slope)
    call set_ghost_levels(v, v_slope)
    call set_ghost_levels(thl, thl_slope)
    call set_ghost_levels(qt, qt_slope)
    call set_ghost_levels(e12, 0.0_wp)
    call exchange_halo(u, nz + 2)
    call exchange_halo(v, nz + 2)
    call exchange_halo(w, nz + 2)
    call exchange_halo(thl, nz + 2)
    call exchange_halo(qt, nz + 2)
    call exchange_halo(e12, nz + 2)
    call condense(thl, qt, temperature, ql, thv)
    call close_subgrid(u, v, w, thl, qt, ql, temperature, thv, e12, friction_velocity, surface_flux_thl, surface_flux_qt, &
                       km, kh, e12_source)
    call set_ghost_levels(km, 0.0_wp)
    call set_ghost_levels(kh, 0.0_wp)
    call exchange_halo(km, nz + 2)
    call exchange_halo(kh, nz + 2)
  end subroutine refresh_state

  !> The level below the surface and the one above the lid; the second continues the profile.
  subroutine set_ghost_levels(field, slope)
    real(wp), intent(inout) :: field(0:nx+1, 0:ny+1, 0:nz+1)
    real(wp), intent(in) :: slope
    field(:, :, 0) = field(:, :, 1)
    field(:, :, nz+1) = field(:, :, nz) + slope
  end subroutine set_ghost_levels

  !> What only those outside the model look at: total pressure, the columns' liquid water.
  subroutine complete_state()
    integer :: j, k

    liquid_water_path = 0
    do k = 1, nz
      do j = 1, ny
        pressure(1:nx,j,k) = base_pressure(k) + density(k) * dynamic_pressure(1:nx,j,k)
        liquid_water_path(1:nx,j) = liquid_water_path(1:nx,j) + density(k) * dz * ql(1:nx,j,k)
      end do
    end do
  end subroutine complete_state

  !> The longest step that is stable, and the Courant number per second of it. Fails, on all ranks, if the state
  !! contains NaN or infinity, or the flow is absurdly fast.
  subroutine choose_time_step(time, dt, courant_rate, status, message)
    real(wp), intent(in) :: time
    real(wp), intent(out) :: dt, courant_rate
    integer, intent(out) :: status
    character(len=*), intent(out) :: message
    real(wp) :: rate, diffusivity, largest(2)
    integer(int64) :: bad, all_bad
    integer :: i, j, k

    status = status_ok
    message = ''
    largest = 0
    bad = 0
    do k = 1, nz
      do j = 1, ny
        do i = 1, nx
          rate = abs(u(i,j,k) - frame_u) / dx + abs(v(i,j,k) - frame_v) / dy + abs(w(i,j,k)) / dz
          diffusivity = max(kh(i,j,k), 2 * km(i,j,k))
          largest(1) = max(largest(1), rate)
          largest(2) = max(largest(2), diffusivity)
          ! max() may pass over a NaN, so count: the sum of a NaN or infinity with anything is not finite.
          if (.not. abs(rate + thl(i,j,k) + qt(i,j,k) + e12(i,j,k)) <= huge(rate)) bad = bad + 1
        end do
      end do
    end do
    all_bad = bad
    if (ranks > 1) call MPI_Allreduce(bad, all_bad, 1, MPI_INTEGER8, MPI_SUM, communicator)
    if (all_bad > 0) then
      status = status_blow_up
      dt = 0
      courant_rate = 0
      write (message, '(a,g0,a,i0,a)') 'the flow blew up: at model time ', time, ' s there are values that are not finite (at ', &
        all_bad, ' grid points); check the values written into the fields, or lower courant and dtmax'
      return
    end if
    call largest_over_ranks(largest)
    courant_rate = largest(1)
    dt = min(dtmax, courant / max(courant_rate, tiny(dt)), &
             diffusion_number / max(largest(2) * (1 / dx**2 + 1 / dy**2 + 1 / dz**2), tiny(dt)))
    if (dt < shortest_step .and. dt < dtmax) then
      status = status_blow_up
      write (message, '(a,g0,a,es9.2,a)') 'the flow blew up: at model time ', time, ' s it asks for a time step of ', dt, &
        ' s; check the values written into the fields, or lower courant and dtmax'
    end if
  end subroutine choose_time_step

  !> One time step, from a refreshed state to a refreshed state.
  subroutine advance(dt)
    real(wp), intent(in) :: dt
    real(wp) :: stage_dt
    integer :: stage

    call keep(u, start(:,:,:,of_u))
    call keep(v, start(:,:,:,of_v))
    call keep(w, start(:,:,:,of_w))
    call keep(thl, start(:,:,:,of_thl))
    call keep(qt, start(:,:,:,of_qt))
    call keep(e12, start(:,:,:,of_e12))
    do stage = 1, 3
      stage_dt = dt / (4 - stage)  ! a third, a half, the whole of the step, each from its start
      call find_tendencies()
      call step_from(start(:,:,:,of_u), tendency(:,:,:,of_u), stage_dt, u)
      call step_from(start(:,:,:,of_v), tendency(:,:,:,of_v), stage_dt, v)
      call step_from(start(:,:,:,of_w), tendency(:,:,:,of_w), stage_dt, w)
      call step_from(start(:,:,:,of_thl), tendency(:,:,:,of_thl), stage_dt, thl)
      call step_from(start(:,:,:,of_qt), tendency(:,:,:,of_qt), stage_dt, qt)
      call step_from(start(:,:,:,of_e12), tendency(:,:,:,of_e12), stage_dt, e12)
      call project_wind(u, v, w, stage_dt)
      call refresh_state()
    end do
  end subroutine advance

  subroutine find_tendencies()
    call prepare_sponge(u, v, thl, qt)
    call advect_u(u, v, w, frame_u, frame_v, tendency(:,:,:,of_u))
    call diffuse_u(u, v, w, km, friction_velocity, tendency(:,:,:,of_u))
    call advect_v(u, v, w, frame_u, frame_v, tendency(:,:,:,of_v))
    call diffuse_v(u, v, w, km, friction_velocity, tendency(:,:,:,of_v))
    call advect_w(u, v, w, frame_u, frame_v, tendency(:,:,:,of_w))
    call diffuse_w(u, v, w, km, tendency(:,:,:,of_w))
    call force_winds(u, v, w, thv, tendency(:,:,:,of_u), tendency(:,:,:,of_v), tendency(:,:,:,of_w))

    call advect_scalar(thl, u, v, w, frame_u, frame_v, tendency(:,:,:,of_thl))
    call diffuse_scalar(thl, kh, 1.0_wp, surface_flux_thl, tendency(:,:,:,of_thl))
    call advect_scalar(qt, u, v, w, frame_u, frame_v, tendency(:,:,:,of_qt))
    call diffuse_scalar(qt, kh, 1.0_wp, surface_flux_qt, tendency(:,:,:,of_qt))
    call force_scalars(thl, qt, tendency(:,:,:,of_thl), tendency(:,:,:,of_qt))

    call advect_scalar(e12, u, v, w, frame_u, frame_v, tendency(:,:,:,of_e12))
    call diffuse_scalar(e12, km, 2.0_wp, no_flux, tendency(:,:,:,of_e12))
    tendency(:,:,:,of_e12) = tendency(:,:,:,of_e12) + e12_source
  end subroutine find_tendencies

  subroutine keep(field, copy)
    real(wp), intent(in) :: field(0:nx+1, 0:ny+1, 0:nz+1)
    real(wp), intent(out) :: copy(nx, ny, nz)
    integer :: j, k

    do k = 1, nz
      do j = 1, ny
        copy(:, j, k) = field(1:nx, j, k)
      end do
    end do
  end subroutine keep

  subroutine step_from(start, tendency, dt, field)
    real(wp), intent(in), dimension(nx, ny, nz) :: start, tendency
    real(wp), intent(in) :: dt
    real(wp), intent(inout) :: field(0:nx+1, 0:ny+1, 0:nz+1)
    integer :: i, j, k

    do k = 1, nz
      do j = 1, ny
        do i = 1, nx
          field(i,j,k) = start(i,j,k) + dt * tendency(i,j,k)
        end do
      end do
    end do
  end subroutine step_from

end module cumulus_dynamics
