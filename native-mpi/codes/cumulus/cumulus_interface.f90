! SPDX-License-Identifier: Apache-2.0
! Generated from src/codes/cumulus/interface.ts by npm run generate; do not edit.
!
! The code provides a module cumulus_functions with the following procedures. status: 0 for success,
! otherwise an error code.
!
! Prepares the worker for its parameters. Called automatically when it is needed.
! subroutine initialize_code(status)
!   integer(c_int32_t), intent(out) :: status
!
! Creates the grid and the initial state. Called automatically when they are needed.
! subroutine commit_parameters(status)
!   integer(c_int32_t), intent(out) :: status
!
! Runs the model until a time; times before the model time are an error.
! subroutine evolve_model(time, exact_end, status)
!   real(c_double), intent(in) :: time  !< the time to reach [s]
!   logical, intent(in) :: exact_end  !< shortens the last steps to end exactly there, otherwise the last step may go beyond that ti
!   integer(c_int32_t), intent(out) :: status
!
! The time that the model has reached.
! subroutine get_model_time(time, status)
!   real(c_double), intent(out) :: time  !< [s]
!   integer(c_int32_t), intent(out) :: status
!
! The length of the last step; 0 before the first.
! subroutine get_timestep(timestep, status)
!   real(c_double), intent(out) :: timestep  !< [s]
!   integer(c_int32_t), intent(out) :: status
!
! The velocity of what U and V of fields are relative to; 0, since that is the ground.
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
module cumulus_dispatch
  use, intrinsic :: iso_c_binding, only: c_double, c_int32_t, c_ptr
  use polymuse_dispatch, only: pm_arguments_fail, pm_count, pm_flush_output, pm_give, &
      pm_make_array, pm_return_array, pm_take
  implicit none
  private

  !> The interface of this worker, for pm_start.
  interface
    type(c_ptr) function cumulus_interface() bind(c)
      import :: c_ptr
    end function
  end interface
  public :: cumulus_interface

contains

  integer(c_int32_t) function dispatch(pm_function, pm_request) bind(c, name='pm_dispatch_cumulus')
    integer(c_int32_t), value :: pm_function
    type(c_ptr), value :: pm_request
    dispatch = 0
    select case (pm_function)
    case (0)
      call call_initialize_code(dispatch)
    case (1)
      call call_commit_parameters(dispatch)
    case (2)
      call call_evolve_model(pm_request, dispatch)
    case (3)
      call call_get_model_time(pm_request, dispatch)
    case (4)
      call call_get_timestep(pm_request, dispatch)
    case (5)
      call call_get_grid_velocity(pm_request, dispatch)
    case (6)
      call call_get_cloud_cover(pm_request, dispatch)
    case (7)
      call call_get_liquid_water_path(pm_request, dispatch)
    case (8)
      call call_get_cloud_base(pm_request, dispatch)
    case (9)
      call call_get_cloud_top(pm_request, dispatch)
    end select
    call pm_flush_output()
  end function

  subroutine call_initialize_code(pm_status)
    use cumulus_functions, only: pm_implementation => initialize_code
    integer(c_int32_t), intent(out) :: pm_status
    pm_status = 0
    call pm_implementation(pm_status)
  end subroutine

  subroutine call_commit_parameters(pm_status)
    use cumulus_functions, only: pm_implementation => commit_parameters
    integer(c_int32_t), intent(out) :: pm_status
    pm_status = 0
    call pm_implementation(pm_status)
  end subroutine

  subroutine call_evolve_model(pm_request, pm_status)
    use cumulus_functions, only: pm_implementation => evolve_model
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
    use cumulus_functions, only: pm_implementation => get_model_time
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
    use cumulus_functions, only: pm_implementation => get_timestep
    type(c_ptr), intent(in) :: pm_request
    integer(c_int32_t), intent(out) :: pm_status
    real(c_double) :: timestep
    pm_status = 0
    timestep = 0
    call pm_implementation(timestep, pm_status)
    if (pm_status /= 0) return
    call pm_give(pm_request, timestep)
  end subroutine

  subroutine call_get_grid_velocity(pm_request, pm_status)
    use cumulus_functions, only: pm_implementation => get_grid_velocity
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
    use cumulus_functions, only: pm_implementation => get_cloud_cover
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
    use cumulus_functions, only: pm_implementation => get_liquid_water_path
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
    use cumulus_functions, only: pm_implementation => get_cloud_base
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
    use cumulus_functions, only: pm_implementation => get_cloud_top
    type(c_ptr), intent(in) :: pm_request
    integer(c_int32_t), intent(out) :: pm_status
    real(c_double) :: height
    pm_status = 0
    height = 0
    call pm_implementation(height, pm_status)
    if (pm_status /= 0) return
    call pm_give(pm_request, height)
  end subroutine
end module
