! SPDX-License-Identifier: Apache-2.0
! Generated from src/codes/dales/interface.ts by npm run generate; do not edit.
!
! The code provides a module dales_functions with the following procedures. status: 0 for success,
! otherwise an error code.
!
! Prepares the worker for its parameters. Called automatically when it is needed.
! subroutine initialize_code(status)
!   integer(c_int32_t), intent(out) :: status
!
! Sets the file with the namelists, in the working directory.
! subroutine set_input_file(file, status)
!   character(*), intent(in) :: file
!   integer(c_int32_t), intent(out) :: status
!
! Sets the date at which the model time is 0; replaces xyear and xday of the namelists.
! subroutine set_start_date(date, status)
!   integer(c_int32_t), intent(in) :: date  !< year, month and day: 20041231
!   integer(c_int32_t), intent(out) :: status
!
! Sets the time of day at which the model time is 0; used with setStartDate.
! subroutine set_start_time(time, status)
!   integer(c_int32_t), intent(in) :: time  !< hours, minutes, seconds: 235959
!   integer(c_int32_t), intent(out) :: status
!
! Reads the input of DALES and sets up its grid.
! subroutine commit_parameters(status)
!   integer(c_int32_t), intent(out) :: status
!
! Completes the set-up.
! subroutine commit_grid(status)
!   integer(c_int32_t), intent(out) :: status
!
! Runs the model until a time; times before the model time, or after the end of the run that the
! namelists set, are an error.
! subroutine evolve_model(time, exact_end, status)
!   real(c_double), intent(in) :: time  !< the time to reach [s]
!   logical, intent(in) :: exact_end  !< shortens the last steps to end exactly there, to the millisecond; otherwise the last step m
!   integer(c_int32_t), intent(out) :: status
!
! The time that the model has reached.
! subroutine get_model_time(time, status)
!   real(c_double), intent(out) :: time  !< [s]
!   integer(c_int32_t), intent(out) :: status
!
! The length of the last step.
! subroutine get_timestep(timestep, status)
!   real(c_double), intent(out) :: timestep  !< [s]
!   integer(c_int32_t), intent(out) :: status
!
! The size of the grid and of the domain.
! subroutine get_params_grid(itot, jtot, kmax, xsize, ysize, status)
!   integer(c_int32_t), intent(out) :: itot  !< points in x
!   integer(c_int32_t), intent(out) :: jtot  !< points in y
!   integer(c_int32_t), intent(out) :: kmax  !< levels
!   real(c_double), intent(out) :: xsize  !< [m]
!   real(c_double), intent(out) :: ysize  !< [m]
!   integer(c_int32_t), intent(out) :: status
!
! The velocity of the frame of U and V in fields: the moving grid.
! subroutine get_grid_velocity(u, v, status)
!   real(c_double), intent(out) :: u  !< [m/s]
!   real(c_double), intent(out) :: v  !< [m/s]
!   integer(c_int32_t), intent(out) :: status
!
! The fraction of columns with cloud at any level.
! subroutine get_cloud_cover(cover, status)
!   real(c_double), intent(out) :: cover
!   integer(c_int32_t), intent(out) :: status
!
! The mean liquid water path of the domain.
! subroutine get_liquid_water_path(path, status)
!   real(c_double), intent(out) :: path  !< [kg/m^2]
!   integer(c_int32_t), intent(out) :: status
!
! The lower face of the lowest level with cloud; NaN without cloud.
! subroutine get_cloud_base(height, status)
!   real(c_double), intent(out) :: height  !< [m]
!   integer(c_int32_t), intent(out) :: status
!
! The upper face of the highest level with cloud; NaN without cloud.
! subroutine get_cloud_top(height, status)
!   real(c_double), intent(out) :: height  !< [m]
!   integer(c_int32_t), intent(out) :: status
!
! The fraction of columns with cloud in each slab of levels: the first from the ground to below level
! ends[0], the next from there to below ends[1], and so on; levels count from 0.
! subroutine get_cloudfraction(ends, fraction, status)
!   integer(c_int32_t), intent(in) :: ends(:)
!   real(c_double), intent(out) :: fraction(:)
!   integer(c_int32_t), intent(out) :: status
!
! The mean amount of rain that has reached the surface.
! subroutine get_rain(rain, status)
!   real(c_double), intent(out) :: rain  !< [kg/m^2]
!   integer(c_int32_t), intent(out) :: status
!
! subroutine get_surface_pressure(pressure, status)
!   real(c_double), intent(out) :: pressure  !< [Pa]
!   integer(c_int32_t), intent(out) :: status
!
! Sets the pressure at the surface.
! subroutine set_surface_pressure(pressure, status)
!   real(c_double), intent(in) :: pressure  !< [Pa]
!   integer(c_int32_t), intent(out) :: status
!
! subroutine get_tendency_surface_pressure(tendency, status)
!   real(c_double), intent(out) :: tendency  !< [Pa/s]
!   integer(c_int32_t), intent(out) :: status
!
! Sets the rate of change of the surface pressure.
! subroutine set_tendency_surface_pressure(tendency, status)
!   real(c_double), intent(in) :: tendency  !< [Pa/s]
!   integer(c_int32_t), intent(out) :: status
!
! Sets how the tendency of QT in forcingProfiles is applied: "global", the same everywhere in a level;
! "local", QL in clouds and the rest outside; "variance", with fluctuations forced by qt_alpha;
! "strong", with fluctuations forced towards ql_ref.
! subroutine set_qt_forcing(kind, status)
!   character(*), intent(in) :: kind
!   integer(c_int32_t), intent(out) :: status
!
! The kind of forcing of QT: see setQtForcing.
! subroutine get_qt_forcing(kind, status)
!   character(*), intent(out) :: kind
!   integer(c_int32_t), intent(out) :: status
!
! subroutine get_nudge_time_u(time, status)
!   real(c_double), intent(out) :: time  !< [s]
!   integer(c_int32_t), intent(out) :: status
!
! Sets the time scale of nudging U to nudgingProfiles; 0 (initially): no nudging.
! subroutine set_nudge_time_u(time, status)
!   real(c_double), intent(in) :: time  !< [s]
!   integer(c_int32_t), intent(out) :: status
!
! subroutine get_nudge_time_v(time, status)
!   real(c_double), intent(out) :: time  !< [s]
!   integer(c_int32_t), intent(out) :: status
!
! Sets the time scale of nudging V to nudgingProfiles; 0 (initially): no nudging.
! subroutine set_nudge_time_v(time, status)
!   real(c_double), intent(in) :: time  !< [s]
!   integer(c_int32_t), intent(out) :: status
!
! subroutine get_nudge_time_t_h_l(time, status)
!   real(c_double), intent(out) :: time  !< [s]
!   integer(c_int32_t), intent(out) :: status
!
! Sets the time scale of nudging THL to nudgingProfiles; 0 (initially): no nudging.
! subroutine set_nudge_time_t_h_l(time, status)
!   real(c_double), intent(in) :: time  !< [s]
!   integer(c_int32_t), intent(out) :: status
!
! subroutine get_nudge_time_q_t(time, status)
!   real(c_double), intent(out) :: time  !< [s]
!   integer(c_int32_t), intent(out) :: status
!
! Sets the time scale of nudging QT to nudgingProfiles; 0 (initially): no nudging.
! subroutine set_nudge_time_q_t(time, status)
!   real(c_double), intent(in) :: time  !< [s]
!   integer(c_int32_t), intent(out) :: status
!
! Writes restart files for the present model time; every rank writes its own.
! subroutine write_restart(status)
!   integer(c_int32_t), intent(out) :: status
module dales_dispatch
  use, intrinsic :: iso_c_binding, only: c_double, c_int32_t, c_ptr
  use polymuse_dispatch, only: pm_arguments_fail, pm_count, pm_flush_output, pm_give, &
      pm_make_array, pm_return_array, pm_take
  implicit none
  private

  !> The interface of this worker, for pm_start.
  interface
    type(c_ptr) function dales_interface() bind(c)
      import :: c_ptr
    end function
  end interface
  public :: dales_interface

contains

  integer(c_int32_t) function dispatch(pm_function, pm_request) bind(c, name='pm_dispatch_dales')
    integer(c_int32_t), value :: pm_function
    type(c_ptr), value :: pm_request
    dispatch = 0
    select case (pm_function)
    case (0)
      call call_initialize_code(dispatch)
    case (1)
      call call_set_input_file(pm_request, dispatch)
    case (2)
      call call_set_start_date(pm_request, dispatch)
    case (3)
      call call_set_start_time(pm_request, dispatch)
    case (4)
      call call_commit_parameters(dispatch)
    case (5)
      call call_commit_grid(dispatch)
    case (6)
      call call_evolve_model(pm_request, dispatch)
    case (7)
      call call_get_model_time(pm_request, dispatch)
    case (8)
      call call_get_timestep(pm_request, dispatch)
    case (9)
      call call_get_params_grid(pm_request, dispatch)
    case (10)
      call call_get_grid_velocity(pm_request, dispatch)
    case (11)
      call call_get_cloud_cover(pm_request, dispatch)
    case (12)
      call call_get_liquid_water_path(pm_request, dispatch)
    case (13)
      call call_get_cloud_base(pm_request, dispatch)
    case (14)
      call call_get_cloud_top(pm_request, dispatch)
    case (15)
      call call_get_cloudfraction(pm_request, dispatch)
    case (16)
      call call_get_rain(pm_request, dispatch)
    case (17)
      call call_get_surface_pressure(pm_request, dispatch)
    case (18)
      call call_set_surface_pressure(pm_request, dispatch)
    case (19)
      call call_get_tendency_surface_pressure(pm_request, dispatch)
    case (20)
      call call_set_tendency_surface_pressure(pm_request, dispatch)
    case (21)
      call call_set_qt_forcing(pm_request, dispatch)
    case (22)
      call call_get_qt_forcing(pm_request, dispatch)
    case (23)
      call call_get_nudge_time_u(pm_request, dispatch)
    case (24)
      call call_set_nudge_time_u(pm_request, dispatch)
    case (25)
      call call_get_nudge_time_v(pm_request, dispatch)
    case (26)
      call call_set_nudge_time_v(pm_request, dispatch)
    case (27)
      call call_get_nudge_time_t_h_l(pm_request, dispatch)
    case (28)
      call call_set_nudge_time_t_h_l(pm_request, dispatch)
    case (29)
      call call_get_nudge_time_q_t(pm_request, dispatch)
    case (30)
      call call_set_nudge_time_q_t(pm_request, dispatch)
    case (31)
      call call_write_restart(dispatch)
    end select
    call pm_flush_output()
  end function

  subroutine call_initialize_code(pm_status)
    use dales_functions, only: pm_implementation => initialize_code
    integer(c_int32_t), intent(out) :: pm_status
    pm_status = 0
    call pm_implementation(pm_status)
  end subroutine

  subroutine call_set_input_file(pm_request, pm_status)
    use dales_functions, only: pm_implementation => set_input_file
    type(c_ptr), intent(in) :: pm_request
    integer(c_int32_t), intent(out) :: pm_status
    character(:), allocatable :: file
    pm_status = 0
    call pm_take(pm_request, file)
    if (pm_arguments_fail(pm_request)) return
    call pm_implementation(file, pm_status)
  end subroutine

  subroutine call_set_start_date(pm_request, pm_status)
    use dales_functions, only: pm_implementation => set_start_date
    type(c_ptr), intent(in) :: pm_request
    integer(c_int32_t), intent(out) :: pm_status
    integer(c_int32_t) :: date
    pm_status = 0
    call pm_take(pm_request, date)
    if (pm_arguments_fail(pm_request)) return
    call pm_implementation(date, pm_status)
  end subroutine

  subroutine call_set_start_time(pm_request, pm_status)
    use dales_functions, only: pm_implementation => set_start_time
    type(c_ptr), intent(in) :: pm_request
    integer(c_int32_t), intent(out) :: pm_status
    integer(c_int32_t) :: time
    pm_status = 0
    call pm_take(pm_request, time)
    if (pm_arguments_fail(pm_request)) return
    call pm_implementation(time, pm_status)
  end subroutine

  subroutine call_commit_parameters(pm_status)
    use dales_functions, only: pm_implementation => commit_parameters
    integer(c_int32_t), intent(out) :: pm_status
    pm_status = 0
    call pm_implementation(pm_status)
  end subroutine

  subroutine call_commit_grid(pm_status)
    use dales_functions, only: pm_implementation => commit_grid
    integer(c_int32_t), intent(out) :: pm_status
    pm_status = 0
    call pm_implementation(pm_status)
  end subroutine

  subroutine call_evolve_model(pm_request, pm_status)
    use dales_functions, only: pm_implementation => evolve_model
    type(c_ptr), intent(in) :: pm_request
    integer(c_int32_t), intent(out) :: pm_status
    real(c_double) :: time
    logical :: exact_end
    pm_status = 0
    call pm_take(pm_request, time)
    call pm_take(pm_request, exact_end)
    if (pm_arguments_fail(pm_request)) return
    call pm_implementation(time, exact_end, pm_status)
  end subroutine

  subroutine call_get_model_time(pm_request, pm_status)
    use dales_functions, only: pm_implementation => get_model_time
    type(c_ptr), intent(in) :: pm_request
    integer(c_int32_t), intent(out) :: pm_status
    real(c_double) :: time
    pm_status = 0
    time = 0
    call pm_implementation(time, pm_status)
    if (pm_status /= 0) return
    call pm_give(pm_request, time)
  end subroutine

  subroutine call_get_timestep(pm_request, pm_status)
    use dales_functions, only: pm_implementation => get_timestep
    type(c_ptr), intent(in) :: pm_request
    integer(c_int32_t), intent(out) :: pm_status
    real(c_double) :: timestep
    pm_status = 0
    timestep = 0
    call pm_implementation(timestep, pm_status)
    if (pm_status /= 0) return
    call pm_give(pm_request, timestep)
  end subroutine

  subroutine call_get_params_grid(pm_request, pm_status)
    use dales_functions, only: pm_implementation => get_params_grid
    type(c_ptr), intent(in) :: pm_request
    integer(c_int32_t), intent(out) :: pm_status
    integer(c_int32_t) :: itot
    integer(c_int32_t) :: jtot
    integer(c_int32_t) :: kmax
    real(c_double) :: xsize
    real(c_double) :: ysize
    pm_status = 0
    itot = 0
    jtot = 0
    kmax = 0
    xsize = 0
    ysize = 0
    call pm_implementation(itot, jtot, kmax, xsize, ysize, pm_status)
    if (pm_status /= 0) return
    call pm_give(pm_request, itot)
    call pm_give(pm_request, jtot)
    call pm_give(pm_request, kmax)
    call pm_give(pm_request, xsize)
    call pm_give(pm_request, ysize)
  end subroutine

  subroutine call_get_grid_velocity(pm_request, pm_status)
    use dales_functions, only: pm_implementation => get_grid_velocity
    type(c_ptr), intent(in) :: pm_request
    integer(c_int32_t), intent(out) :: pm_status
    real(c_double) :: u
    real(c_double) :: v
    pm_status = 0
    u = 0
    v = 0
    call pm_implementation(u, v, pm_status)
    if (pm_status /= 0) return
    call pm_give(pm_request, u)
    call pm_give(pm_request, v)
  end subroutine

  subroutine call_get_cloud_cover(pm_request, pm_status)
    use dales_functions, only: pm_implementation => get_cloud_cover
    type(c_ptr), intent(in) :: pm_request
    integer(c_int32_t), intent(out) :: pm_status
    real(c_double) :: cover
    pm_status = 0
    cover = 0
    call pm_implementation(cover, pm_status)
    if (pm_status /= 0) return
    call pm_give(pm_request, cover)
  end subroutine

  subroutine call_get_liquid_water_path(pm_request, pm_status)
    use dales_functions, only: pm_implementation => get_liquid_water_path
    type(c_ptr), intent(in) :: pm_request
    integer(c_int32_t), intent(out) :: pm_status
    real(c_double) :: path
    pm_status = 0
    path = 0
    call pm_implementation(path, pm_status)
    if (pm_status /= 0) return
    call pm_give(pm_request, path)
  end subroutine

  subroutine call_get_cloud_base(pm_request, pm_status)
    use dales_functions, only: pm_implementation => get_cloud_base
    type(c_ptr), intent(in) :: pm_request
    integer(c_int32_t), intent(out) :: pm_status
    real(c_double) :: height
    pm_status = 0
    height = 0
    call pm_implementation(height, pm_status)
    if (pm_status /= 0) return
    call pm_give(pm_request, height)
  end subroutine

  subroutine call_get_cloud_top(pm_request, pm_status)
    use dales_functions, only: pm_implementation => get_cloud_top
    type(c_ptr), intent(in) :: pm_request
    integer(c_int32_t), intent(out) :: pm_status
    real(c_double) :: height
    pm_status = 0
    height = 0
    call pm_implementation(height, pm_status)
    if (pm_status /= 0) return
    call pm_give(pm_request, height)
  end subroutine

  subroutine call_get_cloudfraction(pm_request, pm_status)
    use dales_functions, only: pm_implementation => get_cloudfraction
    type(c_ptr), intent(in) :: pm_request
    integer(c_int32_t), intent(out) :: pm_status
    integer(c_int32_t), pointer, contiguous :: ends(:)
    real(c_double), pointer, contiguous :: fraction(:)
    pm_status = 0
    call pm_take(pm_request, ends)
    if (pm_arguments_fail(pm_request)) return
    call pm_make_array(pm_request, fraction, pm_count(ends))
    call pm_implementation(ends, fraction, pm_status)
  end subroutine

  subroutine call_get_rain(pm_request, pm_status)
    use dales_functions, only: pm_implementation => get_rain
    type(c_ptr), intent(in) :: pm_request
    integer(c_int32_t), intent(out) :: pm_status
    real(c_double) :: rain
    pm_status = 0
    rain = 0
    call pm_implementation(rain, pm_status)
    if (pm_status /= 0) return
    call pm_give(pm_request, rain)
  end subroutine

  subroutine call_get_surface_pressure(pm_request, pm_status)
    use dales_functions, only: pm_implementation => get_surface_pressure
    type(c_ptr), intent(in) :: pm_request
    integer(c_int32_t), intent(out) :: pm_status
    real(c_double) :: pressure
    pm_status = 0
    pressure = 0
    call pm_implementation(pressure, pm_status)
    if (pm_status /= 0) return
    call pm_give(pm_request, pressure)
  end subroutine

  subroutine call_set_surface_pressure(pm_request, pm_status)
    use dales_functions, only: pm_implementation => set_surface_pressure
    type(c_ptr), intent(in) :: pm_request
    integer(c_int32_t), intent(out) :: pm_status
    real(c_double) :: pressure
    pm_status = 0
    call pm_take(pm_request, pressure)
    if (pm_arguments_fail(pm_request)) return
    call pm_implementation(pressure, pm_status)
  end subroutine

  subroutine call_get_tendency_surface_pressure(pm_request, pm_status)
    use dales_functions, only: pm_implementation => get_tendency_surface_pressure
    type(c_ptr), intent(in) :: pm_request
    integer(c_int32_t), intent(out) :: pm_status
    real(c_double) :: tendency
    pm_status = 0
    tendency = 0
    call pm_implementation(tendency, pm_status)
    if (pm_status /= 0) return
    call pm_give(pm_request, tendency)
  end subroutine

  subroutine call_set_tendency_surface_pressure(pm_request, pm_status)
    use dales_functions, only: pm_implementation => set_tendency_surface_pressure
    type(c_ptr), intent(in) :: pm_request
    integer(c_int32_t), intent(out) :: pm_status
    real(c_double) :: tendency
    pm_status = 0
    call pm_take(pm_request, tendency)
    if (pm_arguments_fail(pm_request)) return
    call pm_implementation(tendency, pm_status)
  end subroutine

  subroutine call_set_qt_forcing(pm_request, pm_status)
    use dales_functions, only: pm_implementation => set_qt_forcing
    type(c_ptr), intent(in) :: pm_request
    integer(c_int32_t), intent(out) :: pm_status
    character(:), allocatable :: kind
    pm_status = 0
    call pm_take(pm_request, kind)
    if (pm_arguments_fail(pm_request)) return
    call pm_implementation(kind, pm_status)
  end subroutine

  subroutine call_get_qt_forcing(pm_request, pm_status)
    use dales_functions, only: pm_implementation => get_qt_forcing
    type(c_ptr), intent(in) :: pm_request
    integer(c_int32_t), intent(out) :: pm_status
    character(4095) :: kind
    pm_status = 0
    kind = ''
    call pm_implementation(kind, pm_status)
    if (pm_status /= 0) return
    call pm_give(pm_request, kind)
  end subroutine

  subroutine call_get_nudge_time_u(pm_request, pm_status)
    use dales_functions, only: pm_implementation => get_nudge_time_u
    type(c_ptr), intent(in) :: pm_request
    integer(c_int32_t), intent(out) :: pm_status
    real(c_double) :: time
    pm_status = 0
    time = 0
    call pm_implementation(time, pm_status)
    if (pm_status /= 0) return
    call pm_give(pm_request, time)
  end subroutine

  subroutine call_set_nudge_time_u(pm_request, pm_status)
    use dales_functions, only: pm_implementation => set_nudge_time_u
    type(c_ptr), intent(in) :: pm_request
    integer(c_int32_t), intent(out) :: pm_status
    real(c_double) :: time
    pm_status = 0
    call pm_take(pm_request, time)
    if (pm_arguments_fail(pm_request)) return
    call pm_implementation(time, pm_status)
  end subroutine

  subroutine call_get_nudge_time_v(pm_request, pm_status)
    use dales_functions, only: pm_implementation => get_nudge_time_v
    type(c_ptr), intent(in) :: pm_request
    integer(c_int32_t), intent(out) :: pm_status
    real(c_double) :: time
    pm_status = 0
    time = 0
    call pm_implementation(time, pm_status)
    if (pm_status /= 0) return
    call pm_give(pm_request, time)
  end subroutine

  subroutine call_set_nudge_time_v(pm_request, pm_status)
    use dales_functions, only: pm_implementation => set_nudge_time_v
    type(c_ptr), intent(in) :: pm_request
    integer(c_int32_t), intent(out) :: pm_status
    real(c_double) :: time
    pm_status = 0
    call pm_take(pm_request, time)
    if (pm_arguments_fail(pm_request)) return
    call pm_implementation(time, pm_status)
  end subroutine

  subroutine call_get_nudge_time_t_h_l(pm_request, pm_status)
    use dales_functions, only: pm_implementation => get_nudge_time_t_h_l
    type(c_ptr), intent(in) :: pm_request
    integer(c_int32_t), intent(out) :: pm_status
    real(c_double) :: time
    pm_status = 0
    time = 0
    call pm_implementation(time, pm_status)
    if (pm_status /= 0) return
    call pm_give(pm_request, time)
  end subroutine

  subroutine call_set_nudge_time_t_h_l(pm_request, pm_status)
    use dales_functions, only: pm_implementation => set_nudge_time_t_h_l
    type(c_ptr), intent(in) :: pm_request
    integer(c_int32_t), intent(out) :: pm_status
    real(c_double) :: time
    pm_status = 0
    call pm_take(pm_request, time)
    if (pm_arguments_fail(pm_request)) return
    call pm_implementation(time, pm_status)
  end subroutine

  subroutine call_get_nudge_time_q_t(pm_request, pm_status)
    use dales_functions, only: pm_implementation => get_nudge_time_q_t
    type(c_ptr), intent(in) :: pm_request
    integer(c_int32_t), intent(out) :: pm_status
    real(c_double) :: time
    pm_status = 0
    time = 0
    call pm_implementation(time, pm_status)
    if (pm_status /= 0) return
    call pm_give(pm_request, time)
  end subroutine

  subroutine call_set_nudge_time_q_t(pm_request, pm_status)
    use dales_functions, only: pm_implementation => set_nudge_time_q_t
    type(c_ptr), intent(in) :: pm_request
    integer(c_int32_t), intent(out) :: pm_status
    real(c_double) :: time
    pm_status = 0
    call pm_take(pm_request, time)
    if (pm_arguments_fail(pm_request)) return
    call pm_implementation(time, pm_status)
  end subroutine

  subroutine call_write_restart(pm_status)
    use dales_functions, only: pm_implementation => write_restart
    integer(c_int32_t), intent(out) :: pm_status
    pm_status = 0
    call pm_implementation(pm_status)
  end subroutine
end module
