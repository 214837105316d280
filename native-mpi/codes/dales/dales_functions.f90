! SPDX-License-Identifier: Apache-2.0
!> The functions of DALES's worker. All are carried out by every rank.
module dales_functions
  use, intrinsic :: iso_c_binding, only: c_double, c_int32_t
  use, intrinsic :: ieee_arithmetic, only: ieee_is_finite, ieee_quiet_nan, ieee_value
  use mpi_f08, only: MPI_Comm_get_errhandler, MPI_Comm_set_errhandler, MPI_COMM_WORLD, MPI_Errhandler
  use daleslib, only: finalize, ps_tend, qt_forcing_type, qt_nudge_time, step, thl_nudge_time, u_nudge_time, &
      v_nudge_time
  use modfields, only: ql0
  use modglobal, only: cu, cv, dt, dt_lim, i1, idtmax, itot, j1, jtot, kmax, ladaptive, lmoist, longint, rdt, &
      rtimee, timee, timeleft, tres, xsize, ysize, zh
  use modstartup, only: do_writerestartfiles
  use modsurface, only: qtsurf
  use modsurfdata, only: ps, qts
  use polymuse, only: pm_set_error
  use dales_blocks, only: layer_buffer, make_buffers, sum_over_ranks
  use dales_fields, only: refresh_fields, register_fields
  use dales_profiles, only: cloud_fractions, mean_rain, register_profiles
  use dales_start, only: start_dales
  use dales_surface, only: compute_liquid_water_path, register_surface_fields
  implicit none
  private
  public :: initialize_code, set_input_file, set_start_date, set_start_time, commit_parameters, commit_grid
  public :: evolve_model, get_model_time, get_timestep, get_params_grid, get_grid_velocity
  public :: get_cloud_cover, get_liquid_water_path, get_cloud_base, get_cloud_top, get_cloudfraction, get_rain
  public :: get_surface_pressure, set_surface_pressure, get_tendency_surface_pressure
  public :: set_tendency_surface_pressure, get_qt_forcing, set_qt_forcing
  public :: get_nudge_time_u, set_nudge_time_u, get_nudge_time_v, set_nudge_time_v
  public :: get_nudge_time_t_h_l, set_nudge_time_t_h_l, get_nudge_time_q_t, set_nudge_time_q_t
  public :: write_restart, finish

  !> The kinds of forcing of total humidity, in the order of DALES's numbers for them, which count from 0.
  character(8), parameter :: qt_forcings(*) = [character(8) :: 'global', 'local', 'variance', 'strong']

  character(256) :: input_file = 'namoptions.001'
  integer :: start_date = 0, start_time = 0
  logical :: is_initialized = .false.

contains

  ! ---- setting up --------------------------------------------------------------------------

  subroutine initialize_code(status)
    integer(c_int32_t), intent(out) :: status
    status = 0
  end subroutine initialize_code

  subroutine set_input_file(file, status)
    character(*), intent(in) :: file
    integer(c_int32_t), intent(out) :: status
    status = 0
    if (len(file) <= len(input_file)) then
      input_file = file
    else
      status = -1
      call pm_set_error('the name of the file is too long: ' // file)
    end if
  end subroutine set_input_file

  subroutine set_start_date(date, status)
    integer(c_int32_t), intent(in) :: date
    integer(c_int32_t), intent(out) :: status
    start_date = date
    status = 0
  end subroutine set_start_date

  subroutine set_start_time(time, status)
    integer(c_int32_t), intent(in) :: time
    integer(c_int32_t), intent(out) :: status
    start_time = time
    status = 0
  end subroutine set_start_time

  subroutine commit_parameters(status)
    integer(c_int32_t), intent(out) :: status
    type(MPI_Errhandler) :: error_handler

    if (is_initialized) then
      status = -1
      call pm_set_error('the parameters have been committed already; make a new instance for others')
      return
    end if
    ! DALES has errors of MPI returned, on the communicator that all parts of the worker share.
    call MPI_Comm_get_errhandler(MPI_COMM_WORLD, error_handler)
    call start_dales(input_file, start_date, start_time)
    call MPI_Comm_set_errhandler(MPI_COMM_WORLD, error_handler)
    is_initialized = .true.
    call make_buffers()
    call register_fields()
    call register_profiles()
    call register_surface_fields()
    status = 0
  end subroutine commit_parameters

  subroutine commit_grid(status)
    integer(c_int32_t), intent(out) :: status
    status = 0
  end subroutine commit_grid

  !> Has DALES close its files; when the worker is stopped.
  subroutine finish()
    if (is_initialized) call finalize()
    is_initialized = .false.
  end subroutine finish

  ! ---- running -----------------------------------------------------------------------------

  subroutine evolve_model(time, exact_end, status)
    real(c_double), intent(in) :: time
    logical, intent(in) :: exact_end
    integer(c_int32_t), intent(out) :: status
    integer(longint) :: target

    status = -1
    if (.not. ieee_is_finite(time) .or. abs(time) > 1.0e12_c_double) then
      call fail_at(time, 'is not a time', '')
      return
    end if
    target = nint(time / tres, longint)
    if (target < timee) then
      call fail_at(time, 'is in the past: the model is at', seconds(timee))
      return
    else if (target > timee + timeleft) then
      call fail_at(time, 'is beyond the end of the run, which runtime in RUN sets, at', seconds(timee + timeleft))
      return
    else if (exact_end .and. .not. ladaptive) then
      if (mod(target - timee, idtmax) /= 0) then
        call fail_at(time, 'cannot be reached exactly by fixed steps; set ladaptive in RUN, or dtmax other than', &
            seconds(idtmax))
        return
      end if
    end if

    call refresh_fields()
    do while (timee < target .and. timeleft > 0)
      if (exact_end) then
        dt_lim = min(dt_lim, target - timee)
        ! The very first step has no limits but this.
        dt = min(dt, target - timee)
      end if
      ! The three substeps of a time step: in between, fields are not those of one time.
      call step()
      call step()
      call step()
      if (dt <= 0) then
        call fail_at(time, 'was not reached: the flow has blown up, and DALES found no time step, at', seconds(timee))
        return
      end if
    end do
    if (timee < target) then
      call fail_at(time, 'was not reached: DALES ended its run (wctime in RUN limits it, too) at', seconds(timee))
      return
    end if
    status = 0
  end subroutine evolve_model

  !> A number of DALES's time units, in seconds, as text.
  function seconds(ticks) result(text)
    integer(longint), intent(in) :: ticks
    character(:), allocatable :: text
    character(24) :: digits
    write (digits, '(f0.3)') ticks * tres
    text = trim(digits) // ' s'
    if (text(1:1) == '.') text = '0' // text
  end function seconds

  subroutine fail_at(time, problem, limit)
    real(c_double), intent(in) :: time
    character(*), intent(in) :: problem, limit
    character(32) :: digits
    write (digits, '(g0)') time
    call pm_set_error(trim('time ' // trim(digits) // ' s ' // problem // ' ' // limit))
  end subroutine fail_at

  subroutine get_model_time(time, status)
    real(c_double), intent(out) :: time
    integer(c_int32_t), intent(out) :: status
    time = rtimee
    status = 0
  end subroutine get_model_time

  subroutine get_timestep(timestep, status)
    real(c_double), intent(out) :: timestep
    integer(c_int32_t), intent(out) :: status
    timestep = rdt
    status = 0
  end subroutine get_timestep

  ! ---- what it is like ---------------------------------------------------------------------

  subroutine get_params_grid(itot_, jtot_, kmax_, xsize_, ysize_, status)
    integer(c_int32_t), intent(out) :: itot_, jtot_, kmax_
    real(c_double), intent(out) :: xsize_, ysize_
    integer(c_int32_t), intent(out) :: status
    itot_ = itot
    jtot_ = jtot
    kmax_ = kmax
    xsize_ = xsize
    ysize_ = ysize
    status = 0
  end subroutine get_params_grid

  subroutine get_grid_velocity(u, v, status)
    real(c_double), intent(out) :: u, v
    integer(c_int32_t), intent(out) :: status
    u = cu
    v = cv
    status = 0
  end subroutine get_grid_velocity

  subroutine get_cloud_cover(cover, status)
    real(c_double), intent(out) :: cover
    integer(c_int32_t), intent(out) :: status
    real(c_double) :: fraction(1)
    call get_cloudfraction([int(kmax, c_int32_t)], fraction, status)
    cover = fraction(1)
  end subroutine get_cloud_cover

  subroutine get_cloudfraction(ends, fraction, status)
    integer(c_int32_t), intent(in) :: ends(:)
    real(c_double), intent(out) :: fraction(:)
    integer(c_int32_t), intent(out) :: status
    integer :: slab, first

    status = -1
    fraction = 0
    first = 1
    do slab = 1, size(ends)
      if (ends(slab) < first - 1 .or. ends(slab) > kmax) then
        call pm_set_error('ends: the levels at which slabs end have to ascend, up to the number of levels')
        return
      end if
      first = ends(slab) + 1
    end do
    call refresh_fields()
    first = 1
    do slab = 1, size(ends)
      fraction(slab) = count(any(ql0(2:i1, 2:j1, first:ends(slab)) > 0, dim=3))
      first = ends(slab) + 1
    end do
    call sum_over_ranks(fraction)
    fraction = fraction / (real(itot, c_double) * jtot)
    status = 0
  end subroutine get_cloudfraction

  subroutine get_liquid_water_path(path, status)
    real(c_double), intent(out) :: path
    integer(c_int32_t), intent(out) :: status
    real(c_double) :: total(1)
    call compute_liquid_water_path()
    total = sum(layer_buffer)
    call sum_over_ranks(total)
    path = total(1) / (real(itot, c_double) * jtot)
    status = 0
  end subroutine get_liquid_water_path

  subroutine get_cloud_base(height, status)
    real(c_double), intent(out) :: height
    integer(c_int32_t), intent(out) :: status
    integer :: k
    k = findloc(cloud_fractions() > 0, .true., dim=1)
    height = ieee_value(height, ieee_quiet_nan)
    if (k > 0) height = zh(k)
    status = 0
  end subroutine get_cloud_base

  subroutine get_cloud_top(height, status)
    real(c_double), intent(out) :: height
    integer(c_int32_t), intent(out) :: status
    integer :: k
    k = findloc(cloud_fractions() > 0, .true., dim=1, back=.true.)
    height = ieee_value(height, ieee_quiet_nan)
    if (k > 0) height = zh(k + 1)
    status = 0
  end subroutine get_cloud_top

  subroutine get_rain(rain, status)
    real(c_double), intent(out) :: rain
    integer(c_int32_t), intent(out) :: status
    rain = mean_rain()
    status = 0
  end subroutine get_rain

  ! ---- surface pressure, forcing, nudging --------------------------------------------------

  subroutine get_surface_pressure(pressure, status)
    real(c_double), intent(out) :: pressure
    integer(c_int32_t), intent(out) :: status
    pressure = ps
    status = 0
  end subroutine get_surface_pressure

  subroutine set_surface_pressure(pressure, status)
    real(c_double), intent(in) :: pressure
    integer(c_int32_t), intent(out) :: status
    if (.not. (ieee_is_finite(pressure) .and. pressure > 0)) then
      status = -1
      call pm_set_error('the surface pressure has to be a positive number')
      return
    end if
    ps = pressure
    ! As DALES does it when the pressure changes in the course of time.
    if (lmoist) then
      call qtsurf()
    else
      qts = 0
    end if
    status = 0
  end subroutine set_surface_pressure

  subroutine get_tendency_surface_pressure(tendency, status)
    real(c_double), intent(out) :: tendency
    integer(c_int32_t), intent(out) :: status
    tendency = ps_tend
    status = 0
  end subroutine get_tendency_surface_pressure

  subroutine set_tendency_surface_pressure(tendency, status)
    real(c_double), intent(in) :: tendency
    integer(c_int32_t), intent(out) :: status
    ps_tend = tendency
    status = 0
  end subroutine set_tendency_surface_pressure

  subroutine get_qt_forcing(kind, status)
    character(*), intent(out) :: kind
    integer(c_int32_t), intent(out) :: status
    kind = qt_forcings(qt_forcing_type + 1)
    status = 0
  end subroutine get_qt_forcing

  subroutine set_qt_forcing(kind, status)
    character(*), intent(in) :: kind
    integer(c_int32_t), intent(out) :: status
    integer :: found
    found = findloc(qt_forcings == kind, .true., dim=1)
    if (found == 0) then
      status = -1
      call pm_set_error("unknown QT forcing '" // kind // "'; it can be global, local, variance or strong")
      return
    end if
    qt_forcing_type = found - 1
    status = 0
  end subroutine set_qt_forcing

  subroutine get_nudge_time_u(time, status)
    real(c_double), intent(out) :: time
    integer(c_int32_t), intent(out) :: status
    time = u_nudge_time
    status = 0
  end subroutine get_nudge_time_u

  subroutine set_nudge_time_u(time, status)
    real(c_double), intent(in) :: time
    integer(c_int32_t), intent(out) :: status
    u_nudge_time = time
    status = 0
  end subroutine set_nudge_time_u

  subroutine get_nudge_time_v(time, status)
    real(c_double), intent(out) :: time
    integer(c_int32_t), intent(out) :: status
    time = v_nudge_time
    status = 0
  end subroutine get_nudge_time_v

  subroutine set_nudge_time_v(time, status)
    real(c_double), intent(in) :: time
    integer(c_int32_t), intent(out) :: status
    v_nudge_time = time
    status = 0
  end subroutine set_nudge_time_v

  subroutine get_nudge_time_t_h_l(time, status)
    real(c_double), intent(out) :: time
    integer(c_int32_t), intent(out) :: status
    time = thl_nudge_time
    status = 0
  end subroutine get_nudge_time_t_h_l

  subroutine set_nudge_time_t_h_l(time, status)
    real(c_double), intent(in) :: time
    integer(c_int32_t), intent(out) :: status
    thl_nudge_time = time
    status = 0
  end subroutine set_nudge_time_t_h_l

  subroutine get_nudge_time_q_t(time, status)
    real(c_double), intent(out) :: time
    integer(c_int32_t), intent(out) :: status
    time = qt_nudge_time
    status = 0
  end subroutine get_nudge_time_q_t

  subroutine set_nudge_time_q_t(time, status)
    real(c_double), intent(in) :: time
    integer(c_int32_t), intent(out) :: status
    qt_nudge_time = time
    status = 0
  end subroutine set_nudge_time_q_t

  subroutine write_restart(status)
    integer(c_int32_t), intent(out) :: status
    call refresh_fields()
    call do_writerestartfiles()
    status = 0
  end subroutine write_restart

end module dales_functions
