! SPDX-License-Identifier: Apache-2.0
!> The functions and grids of Cumulus' worker. All are carried out by every rank.
module cumulus_functions
  use, intrinsic :: iso_c_binding, only: c_double, c_int32_t
  use, intrinsic :: ieee_arithmetic, only: ieee_quiet_nan, ieee_value
  use mpi_f08, only: MPI_COMM_WORLD
  use polymuse, only: pm_register_attribute, pm_register_grid_hooks, pm_set_error
  use cumulus_constants, only: message_length
  use cumulus_grid, only: sum_over_rows
  use cumulus_model
  implicit none
  private
  public :: initialize_code, commit_parameters, evolve_model, get_model_time, get_timestep
  public :: get_grid_velocity
  public :: get_cloud_cover, get_liquid_water_path, get_cloud_base, get_cloud_top

  !> Outside code has written into the fields, and what follows from them is not up to date.
  logical :: fields_written = .false.
  !> The profiles are those of the present state.
  logical :: profiles_are_current = .false.

  ! What the model has no profile of.
  real(c_double), allocatable, target :: profile_z(:), profile_w(:)

contains

  ! ---- functions ---------------------------------------------------------------------------

  subroutine initialize_code(status)
    integer(c_int32_t), intent(out) :: status
    status = 0
  end subroutine initialize_code

  subroutine commit_parameters(status)
    integer(c_int32_t), intent(out) :: status
    character(len=message_length) :: message

    if (model_is_initialized) then
      status = status_bad_state
      call pm_set_error('the parameters have been committed already; make a new instance for others')
      return
    end if
    call model_initialize(MPI_COMM_WORLD, status, message)
    if (status /= 0) then
      call pm_set_error(message)
      return
    end if
    profile_z = z_full
    profile_w = 0 * z_full
    call register_fields()
    call register_profiles()
    call register_forcing_profiles()
    call register_surface_fields()
  end subroutine commit_parameters

  subroutine evolve_model(time, exact_end, status)
    real(c_double), intent(in) :: time
    logical, intent(in) :: exact_end
    integer(c_int32_t), intent(out) :: status
    character(len=message_length) :: message

    call refresh_fields()
    call model_evolve(time, exact_end, status, message)
    profiles_are_current = .false.
    if (status /= 0) call pm_set_error(message)
  end subroutine evolve_model

  subroutine get_model_time(time, status)
    real(c_double), intent(out) :: time
    integer(c_int32_t), intent(out) :: status
    time = model_time
    status = 0
  end subroutine get_model_time

  subroutine get_timestep(timestep, status)
    real(c_double), intent(out) :: timestep
    integer(c_int32_t), intent(out) :: status
    timestep = last_time_step
    status = 0
  end subroutine get_timestep

  subroutine get_grid_velocity(u, v, status)
    real(c_double), intent(out) :: u, v
    integer(c_int32_t), intent(out) :: status
    u = 0
    v = 0
    status = 0
  end subroutine get_grid_velocity

  subroutine get_cloud_cover(cover, status)
    real(c_double), intent(out) :: cover
    integer(c_int32_t), intent(out) :: status
    real(c_double) :: path
    call compute_column_means(cover, path)
    status = 0
  end subroutine get_cloud_cover

  subroutine get_liquid_water_path(path, status)
    real(c_double), intent(out) :: path
    integer(c_int32_t), intent(out) :: status
    real(c_double) :: cover
    call compute_column_means(cover, path)
    status = 0
  end subroutine get_liquid_water_path

  subroutine get_cloud_base(height, status)
    real(c_double), intent(out) :: height
    integer(c_int32_t), intent(out) :: status
    integer :: k
    call refresh_profiles()
    k = findloc(profile_cloud_fraction > 0, .true., dim=1)
    height = ieee_value(height, ieee_quiet_nan)
    if (k > 0) height = z_half(k)
    status = 0
  end subroutine get_cloud_base

  subroutine get_cloud_top(height, status)
    real(c_double), intent(out) :: height
    integer(c_int32_t), intent(out) :: status
    integer :: k
    call refresh_profiles()
    k = findloc(profile_cloud_fraction > 0, .true., dim=1, back=.true.)
    height = ieee_value(height, ieee_quiet_nan)
    if (k > 0) height = z_half(k + 1)
    status = 0
  end subroutine get_cloud_top

  ! ---- grids -------------------------------------------------------------------------------

  subroutine register_fields()
    call register_field('U', u)
    call register_field('V', v)
    call register_field('W', w)
    call register_field('THL', thl)
    call register_field('QT', qt)
    call register_field('E12', e12)
    call register_field('QL', ql)
    call register_field('T', temperature)
    call register_field('P', pressure)
    call pm_register_grid_hooks('fields', before_read=refresh_fields_hook, after_write=note_write_hook)
  end subroutine register_fields

  subroutine register_field(name, field)
    character(len=*), intent(in) :: name
    real(c_double), intent(in), target :: field(0:, 0:, 0:)
    call pm_register_attribute('fields', name, field(1:nx, 1:ny, 1:nz), shape=[nx, ny_total, nz], &
                               start=[1, y_offset + 1, 1])
  end subroutine register_field

  subroutine register_profiles()
    call pm_register_attribute('profiles', 'Z', profile_z)
    call pm_register_attribute('profiles', 'U', profile_u)
    call pm_register_attribute('profiles', 'V', profile_v)
    call pm_register_attribute('profiles', 'W', profile_w)
    call pm_register_attribute('profiles', 'THL', profile_thl)
    call pm_register_attribute('profiles', 'QT', profile_qt)
    call pm_register_attribute('profiles', 'QL', profile_ql)
    call pm_register_attribute('profiles', 'T', profile_temperature)
    call pm_register_attribute('profiles', 'THV', profile_thv)
    call pm_register_attribute('profiles', 'P', profile_pressure)
    call pm_register_attribute('profiles', 'E12', profile_e12)
    call pm_register_attribute('profiles', 'W2', profile_w2)
    call pm_register_attribute('profiles', 'TKE', profile_tke)
    call pm_register_attribute('profiles', 'CF', profile_cloud_fraction)
    call pm_register_attribute('profiles', 'CORE', profile_core_fraction)
    call pm_register_grid_hooks('profiles', before_read=refresh_profiles_hook)
  end subroutine register_profiles

  subroutine register_forcing_profiles()
    call pm_register_attribute('forcing_profiles', 'U', external_u)
    call pm_register_attribute('forcing_profiles', 'V', external_v)
    call pm_register_attribute('forcing_profiles', 'THL', external_thl)
    call pm_register_attribute('forcing_profiles', 'QT', external_qt)
  end subroutine register_forcing_profiles

  subroutine register_surface_fields()
    call register_surface_field('LWP', liquid_water_path)
    call register_surface_field('USTAR', friction_velocity)
    call register_surface_field('WTHL', surface_flux_thl)
    call register_surface_field('WQT', surface_flux_qt)
    call pm_register_grid_hooks('surface_fields', before_read=refresh_fields_hook, after_write=note_write_hook)
  end subroutine register_surface_fields

  subroutine register_surface_field(name, field)
    character(len=*), intent(in) :: name
    real(c_double), intent(in), target :: field(0:, 0:)
    call pm_register_attribute('surface_fields', name, field(1:nx, 1:ny), shape=[nx, ny_total], &
                               start=[1, y_offset + 1])
  end subroutine register_surface_field

  ! ---- hooks -------------------------------------------------------------------------------

  !> Scripts write one attribute after the other; what follows from them is computed once, when it is needed.
  subroutine note_write_hook(attribute, status)
    character(*), intent(in) :: attribute
    integer(c_int32_t), intent(out) :: status
    fields_written = len(attribute) > 0
    status = 0
  end subroutine note_write_hook

  subroutine refresh_fields_hook(attribute, status)
    character(*), intent(in) :: attribute
    integer(c_int32_t), intent(out) :: status
    if (len(attribute) > 0) call refresh_fields()
    status = 0
  end subroutine refresh_fields_hook

  subroutine refresh_profiles_hook(attribute, status)
    character(*), intent(in) :: attribute
    integer(c_int32_t), intent(out) :: status
    if (attribute /= 'Z') call refresh_profiles()
    status = 0
  end subroutine refresh_profiles_hook

  ! ---- what follows from the fields --------------------------------------------------------

  subroutine refresh_fields()
    if (.not. fields_written) return
    call model_fields_changed()
    fields_written = .false.
    profiles_are_current = .false.
  end subroutine refresh_fields

  subroutine refresh_profiles()
    real(c_double), allocatable :: of_row(:, :)
    integer :: j, k

    call refresh_fields()
    if (profiles_are_current) return
    call model_compute_profiles()
    allocate (of_row(nz, ny))
    do j = 1, ny
      do k = 1, nz
        of_row(k, j) = sum(w(1:nx, j, k))
      end do
    end do
    call sum_over_rows(of_row, nz, profile_w)
    profile_w = profile_w / (real(nx, c_double) * ny_total)
    profiles_are_current = .true.
  end subroutine refresh_profiles

  !> The part of the columns that have cloud, and the mean liquid water path; of the present state, whereas the model's own
  !! are those of its last sample.
  subroutine compute_column_means(cover, path)
    real(c_double), intent(out) :: cover, path
    real(c_double) :: of_row(2, ny), total(2)
    integer :: j

    call refresh_fields()
    do j = 1, ny
      of_row(1, j) = count(liquid_water_path(1:nx, j) > 0)
      of_row(2, j) = sum(liquid_water_path(1:nx, j))
    end do
    call sum_over_rows(of_row, 2, total)
    cover = total(1) / (real(nx, c_double) * ny_total)
    path = total(2) / (real(nx, c_double) * ny_total)
  end subroutine compute_column_means

end module cumulus_functions
