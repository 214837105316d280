! SPDX-License-Identifier: Apache-2.0
!> The parameters of Cumulus, with their defaults, units and limits.
!!
!! They may be set until model_initialize; those of the second group ("run") also later.
!! The defaults are the grid and the case of Siebesma et al. (2003), J. Atmos. Sci. 60, 1201-1219.
module cumulus_parameters
  use, intrinsic :: iso_c_binding, only: c_double, c_int32_t
  use, intrinsic :: ieee_arithmetic, only: ieee_is_finite
  use cumulus_constants, only: status_ok, status_bad_parameter
  implicit none
  public

  integer, parameter :: case_name_length = 32

  ! --- fixed at initialization -------------------------------------------------------------
  character(len=case_name_length), target :: case_name = 'bomex'  !< the case; 'bomex' is the one there is
  integer(c_int32_t), target :: itot = 64         !< grid points in x
  integer(c_int32_t), target :: jtot = 64         !< grid points in y (rows, shared out over the ranks)
  integer(c_int32_t), target :: kmax = 75         !< levels
  real(c_double), target :: xsize = 6400.0_c_double  !< domain in x (m)
  real(c_double), target :: ysize = 6400.0_c_double  !< domain in y (m)
  real(c_double), target :: zsize = 3000.0_c_double  !< domain in z (m)
  integer(c_int32_t), target :: irandom = 43      !< seed of the initial perturbations
  real(c_double), target :: randthl = 0.1_c_double       !< amplitude of those of thl (K)
  real(c_double), target :: randqt = 2.5e-5_c_double     !< amplitude of those of qt (kg/kg)
  real(c_double), target :: randtop = 1600.0_c_double    !< height below which they are applied (m)
  real(c_double), target :: cu = -8.0_c_double    !< velocity at which the grid moves, x (m/s)
  real(c_double), target :: cv = 0.0_c_double     !< velocity at which the grid moves, y (m/s)

  ! --- run: also between two calls of model_evolve ------------------------------------------
  real(c_double), target :: dtmax = 10.0_c_double        !< longest time step (s)
  real(c_double), target :: courant = 1.0_c_double       !< largest Courant number, summed over x, y, z (-)
  real(c_double), target :: diffusion_number = 0.3_c_double  !< largest K dt (1/dx2 + 1/dy2 + 1/dz2) (-)
  real(c_double), target :: dtav = 60.0_c_double         !< interval of samples, log and time series (s); 0: none
  real(c_double), target :: timeav = 600.0_c_double      !< interval of averaged profiles (s); 0: none

  integer, parameter :: smallest_itot = 4, smallest_jtot = 4, smallest_kmax = 4

contains

  !> Checks every parameter; the message names the first that cannot work and what would.
  subroutine check_parameters(status, message)
    integer, intent(out) :: status
    character(len=*), intent(out) :: message

    status = status_ok
    message = ''
    if (trim(case_name) /= 'bomex') then
      status = status_bad_parameter
      message = "case_name: unknown case '" // trim(case_name) // "'; the cases are: bomex"
      return
    end if
    call check_count('itot', itot, smallest_itot, status, message)
    call check_count('jtot', jtot, smallest_jtot, status, message)
    call check_count('kmax', kmax, smallest_kmax, status, message)
    call check_real('xsize', xsize, 'm', .true., status, message)
    call check_real('ysize', ysize, 'm', .true., status, message)
    call check_real('zsize', zsize, 'm', .true., status, message)
    ! Above this the base state has no air left: the potential temperature profile is that of the trades.
    if (status == status_ok .and. zsize > 20000.0_c_double) then
      status = status_bad_parameter
      write (message, '(a,g0,a)') 'zsize: ', zsize, ' m is above the troposphere of the case; use at most 20000 m'
    end if
    call check_real('randthl', randthl, 'K', .false., status, message)
    call check_real('randqt', randqt, 'kg/kg', .false., status, message)
    call check_real('randtop', randtop, 'm', .false., status, message)
    call check_finite('cu', cu, status, message)
    call check_finite('cv', cv, status, message)
    if (status == status_ok) call check_run_parameters(status, message)
  end subroutine check_parameters

  !> Checks the parameters that may change during a run.
  subroutine check_run_parameters(status, message)
    integer, intent(out) :: status
    character(len=*), intent(out) :: message

    status = status_ok
    message = ''
    call check_real('dtmax', dtmax, 's', .true., status, message)
    call check_real('courant', courant, '-', .true., status, message)
    ! Wicker and Skamarock (2002): the scheme is stable to 1.73 with centred differences.
    call check_limit('courant', courant, 1.7_c_double, status, message)
    call check_real('diffusion_number', diffusion_number, '-', .true., status, message)
    ! 4 times this number must stay inside the scheme's interval of stability, 2.51.
    call check_limit('diffusion_number', diffusion_number, 0.6_c_double, status, message)
    call check_real('dtav', dtav, 's', .false., status, message)
    call check_real('timeav', timeav, 's', .false., status, message)
  end subroutine check_run_parameters

  subroutine check_count(name, value, smallest, status, message)
    character(len=*), intent(in) :: name
    integer(c_int32_t), intent(in) :: value
    integer, intent(in) :: smallest
    integer, intent(inout) :: status
    character(len=*), intent(inout) :: message

    if (status /= status_ok .or. value >= smallest) return
    status = status_bad_parameter
    write (message, '(a,i0,a,i0)') name // ': ', value, ' grid points are too few; use at least ', smallest
  end subroutine check_count

  subroutine check_real(name, value, unit, positive, status, message)
    character(len=*), intent(in) :: name, unit
    real(c_double), intent(in) :: value
    logical, intent(in) :: positive
    integer, intent(inout) :: status
    character(len=*), intent(inout) :: message

    call check_finite(name, value, status, message)
    if (status /= status_ok) return
    if (positive .and. value <= 0) then
      status = status_bad_parameter
      write (message, '(a,g0,a)') name // ': ', value, ' ' // unit // ' cannot be; use a positive value'
    else if (value < 0) then
      status = status_bad_parameter
      write (message, '(a,g0,a)') name // ': ', value, ' ' // unit // ' cannot be; use zero or a positive value'
    end if
  end subroutine check_real

  subroutine check_limit(name, value, largest, status, message)
    character(len=*), intent(in) :: name
    real(c_double), intent(in) :: value, largest
    integer, intent(inout) :: status
    character(len=*), intent(inout) :: message

    if (status /= status_ok .or. value <= largest) return
    status = status_bad_parameter
    write (message, '(a,g0,a,f0.2)') name // ': ', value, ' is unstable; use at most ', largest
  end subroutine check_limit

  subroutine check_finite(name, value, status, message)
    character(len=*), intent(in) :: name
    real(c_double), intent(in) :: value
    integer, intent(inout) :: status
    character(len=*), intent(inout) :: message

    if (status /= status_ok .or. ieee_is_finite(value)) return
    status = status_bad_parameter
    write (message, '(a)') name // ': not a finite number; use a finite one'
  end subroutine check_finite

end module cumulus_parameters
