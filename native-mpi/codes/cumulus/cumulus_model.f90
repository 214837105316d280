! SPDX-License-Identifier: Apache-2.0
!> Cumulus: large-eddy simulation of trade-wind cumulus. This module is the whole of what a program that runs it needs.
!!
!! Every procedure is collective over the ranks of the communicator given to model_initialize. None stops the
!! program: failures come back as a status other than 0 and a message, the same on all ranks.
module cumulus_model
  use, intrinsic :: iso_fortran_env, only: output_unit
  use, intrinsic :: ieee_arithmetic, only: ieee_is_finite
  use mpi_f08, only: MPI_Comm
  use cumulus_constants
  use cumulus_parameters, only: case_name, irandom, randthl, randqt, randtop, cu, cv, check_parameters, check_run_parameters
  use cumulus_grid, only: nx, ny, nz, ny_total, y_offset, halo, dx, dy, dz, x_centre, y_centre, z_full, z_half, rank, ranks, &
    set_communicator, grid_initialize, grid_finalize, exchange_halo, agree_on_status
  use cumulus_fields
  use cumulus_random, only: uniform_at
  use cumulus_case_bomex
  use cumulus_thermodynamics, only: base_state_initialize, base_state_finalize, base_pressure, density
  use cumulus_forcing, only: forcing_initialize, forcing_finalize, external_u, external_v, external_thl, external_qt
  use cumulus_pressure, only: pressure_initialize, pressure_finalize
  use cumulus_dynamics, only: dynamics_initialize, dynamics_finalize, refresh_state, complete_state, choose_time_step, advance
  use cumulus_statistics
  implicit none
  private

  character(len=*), parameter, public :: model_version = '1.0.0'

  public :: model_initialize, model_evolve, model_fields_changed, model_compute_profiles, model_finalize
  public :: status_ok, status_bad_parameter, status_bad_state, status_bad_time, status_blow_up, status_no_memory, status_no_output

  ! The grid: points in x, own rows, levels; own row j is row y_offset + j of ny_total.
  public :: nx, ny, nz, ny_total, y_offset, halo, dx, dy, dz, x_centre, y_centre, z_full, z_half, base_pressure, density
  ! The fields (halo and ghost levels around 1:nx, 1:ny, 1:nz).
  public :: u, v, w, thl, qt, e12, ql, temperature, pressure, thv, km, kh
  public :: friction_velocity, surface_flux_thl, surface_flux_qt, liquid_water_path
  ! Tendencies from outside, to be set at any time.
  public :: external_u, external_v, external_thl, external_qt
  ! Horizontal means, after model_compute_profiles.
  public :: profile_u, profile_v, profile_thl, profile_qt, profile_ql, profile_temperature, profile_pressure, profile_e12, &
    profile_thv, profile_w2, profile_cloud_fraction, profile_core_fraction, profile_tke
  public :: cloud_cover, mean_liquid_water_path, cloud_base, cloud_top, largest_w, integrated_tke

  real(wp), public, protected, target :: model_time = 0      !< (s)
  real(wp), public, protected, target :: last_time_step = 0  !< (s)
  logical, public, protected :: model_is_initialized = .false.

contains

  !> Checks the parameters, allocates the fields and sets the case's initial state.
  subroutine model_initialize(communicator, status, message)
    type(MPI_Comm), intent(in) :: communicator
    integer, intent(out) :: status
    character(len=*), intent(out) :: message
    integer :: failed

    if (model_is_initialized) then
      status = status_bad_state
      message = 'the model is initialized already; finalize it first'
      return
    end if
    call set_communicator(communicator)
    call check_parameters(status, message)
    call agree_on_status(status, message)
    if (status /= status_ok) return

    call initialize_parts(status, message)
    if (status /= status_ok) then
      call release()
      return
    end if
    model_is_initialized = .true.
    model_time = 0
    last_time_step = 0
    call set_initial_state()
    call model_fields_changed()
    if (rank == 0) then
      write (output_unit, '(a,i0,a,i0,a,i0,a,3(f0.1,a),i0,a)', iostat=failed) &
        'cumulus ' // model_version // ': case ' // trim(case_name) // ', ', &
        nx, ' x ', ny_total, ' x ', nz, ' points of ', dx, ' x ', dy, ' x ', dz, ' m, ', ranks, ' rank(s)'
      flush (output_unit, iostat=failed)
    end if
    call sample_if_due(model_time, 0.0_wp, 0.0_wp, output_unit)
  end subroutine model_initialize

  subroutine initialize_parts(status, message)
    integer, intent(out) :: status
    character(len=*), intent(out) :: message
    real(wp) :: below, above

    call grid_initialize(status, message)
    call agree_on_status(status, message)
    if (status /= status_ok) return
    call base_state_initialize()
    call forcing_initialize()
    call fields_initialize(status, message)
    call agree_on_status(status, message)
    if (status /= status_ok) return
    call pressure_initialize(status, message)
    call agree_on_status(status, message)
    if (status /= status_ok) return
    below = z_full(nz)
    above = below + dz
    call dynamics_initialize(cu, cv, [bomex_u(above) - bomex_u(below), bomex_v(above) - bomex_v(below), &
                                      bomex_thl(above) - bomex_thl(below), bomex_qt(above) - bomex_qt(below)] / dz, &
                             status, message)
    call agree_on_status(status, message)
    if (status /= status_ok) return
    call statistics_initialize(status, message)
    call agree_on_status(status, message)
  end subroutine initialize_parts

  !> Horizontally uniform profiles, and random perturbations of thl and qt that start convection (S03: below 1600 m).
  subroutine set_initial_state()
    integer :: i, j, k, row, column
    real(wp) :: z

    do k = 1, nz
      z = z_full(k)
      u(:,:,k) = bomex_u(z)
      v(:,:,k) = bomex_v(z)
      w(:,:,k) = 0
      thl(:,:,k) = bomex_thl(z)
      qt(:,:,k) = bomex_qt(z)
      e12(:,:,k) = bomex_e12(z)
      if (z >= randtop) cycle
      do j = 1, ny
        row = y_offset + j
        do i = 1, nx
          ! The point's number in its level, and the level and variable: the same numbers whichever rank has the point.
          column = (row - 1) * nx + i
          thl(i,j,k) = thl(i,j,k) + randthl * uniform_at(irandom, column, 2 * k)
          qt(i,j,k) = qt(i,j,k) + randqt * uniform_at(irandom, column, 2 * k + 1)
        end do
      end do
    end do
    friction_velocity = bomex_friction_velocity
    surface_flux_thl = bomex_flux_thl
    surface_flux_qt = bomex_flux_qt
  end subroutine set_initial_state

  !> Steps until model_time >= end_time; with exact_end the last steps are shortened so that it ends at end_time, to the bit.
  subroutine model_evolve(end_time, exact_end, status, message)
    real(wp), intent(in) :: end_time
    logical, intent(in) :: exact_end
    integer, intent(out) :: status
    character(len=*), intent(out) :: message
    real(wp) :: dt, courant_rate, remaining
    logical :: last

    call check_evolve(end_time, status, message)
    if (status /= status_ok) return
    do while (model_time < end_time)
      call choose_time_step(model_time, dt, courant_rate, status, message)
      if (status /= status_ok) return
      last = .false.
      if (exact_end) then
        remaining = end_time - model_time
        if (dt >= remaining) then
          last = .true.
          dt = remaining
        else if (2 * dt > remaining) then
          dt = 0.5_wp * remaining  ! two equal steps rather than a long one and a sliver
        end if
      end if
      call advance(dt)
      call complete_state()
      model_time = model_time + dt
      if (last) model_time = end_time
      last_time_step = dt
      call sample_if_due(model_time, dt, dt * courant_rate, output_unit)
    end do
  end subroutine model_evolve

  subroutine check_evolve(end_time, status, message)
    real(wp), intent(in) :: end_time
    integer, intent(out) :: status
    character(len=*), intent(out) :: message

    if (.not. model_is_initialized) then
      status = status_bad_state
      message = 'the model is not initialized; initialize it before it evolves'
      return
    end if
    call check_run_parameters(status, message)
    if (status == status_ok .and. .not. ieee_is_finite(end_time)) then
      status = status_bad_time
      message = 'end time: not a finite number; give a time in seconds'
    else if (status == status_ok .and. end_time < model_time) then
      status = status_bad_time
      write (message, '(a,g0,a,g0,a)') 'end time: ', end_time, ' s is before the model time, ', model_time, &
        ' s; the model cannot run backwards'
    end if
    call agree_on_status(status, message)
  end subroutine check_evolve

  !> To be called after outside code has written into the fields: makes halos and diagnostic fields follow. The
  !! next step starts from exactly what was written (but w = 0 at the surface, and e12 > 0); a wind with
  !! divergence loses that in the first pressure solve of the step.
  subroutine model_fields_changed()
    if (.not. model_is_initialized) return
    call exchange_halo(friction_velocity, 1)
    call exchange_halo(surface_flux_thl, 1)
    call exchange_halo(surface_flux_qt, 1)
    call refresh_state()
    call complete_state()
  end subroutine model_fields_changed

  !> Fills the profile_* arrays from the present state.
  subroutine model_compute_profiles()
    if (.not. model_is_initialized) return
    call compute_profiles()
  end subroutine model_compute_profiles

  !> Releases all memory and closes files. The model may be initialized anew.
  subroutine model_finalize()
    if (.not. model_is_initialized) return
    call release()
    model_is_initialized = .false.
  end subroutine model_finalize

  subroutine release()
    call statistics_finalize()
    call dynamics_finalize()
    call pressure_finalize()
    call forcing_finalize()
    call base_state_finalize()
    call fields_finalize()
    call grid_finalize()
  end subroutine release

end module cumulus_model
