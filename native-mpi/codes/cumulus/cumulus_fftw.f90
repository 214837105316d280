! SPDX-License-Identifier: Apache-2.0
!> The few functions of FFTW 3 that the pressure solver calls (fftw.org, manual section 7), so that no include file need be found.
module cumulus_fftw
  use, intrinsic :: iso_c_binding, only: c_int, c_double, c_ptr, c_loc
  implicit none
  public

  integer(c_int), parameter :: fftw_r2hc = 0, fftw_hc2r = 1
  !> Estimate: the plan depends on nothing but the problem, never on timings, so reruns are identical to the bit. Unaligned: nor
  !! does it depend on where an array happens to lie.
  integer(c_int), parameter :: fftw_estimate = 64, fftw_unaligned = 2

  interface
    function fftw_plan_r2r_1d(n, input, output, kind, flags) bind(c, name='fftw_plan_r2r_1d') result(plan)
      import :: c_int, c_ptr
      integer(c_int), value :: n, kind, flags
      type(c_ptr), value :: input, output
      type(c_ptr) :: plan
    end function fftw_plan_r2r_1d

    subroutine fftw_execute_r2r(plan, input, output) bind(c, name='fftw_execute_r2r')
      import :: c_ptr
      type(c_ptr), value :: plan, input, output
    end subroutine fftw_execute_r2r

    subroutine fftw_destroy_plan(plan) bind(c, name='fftw_destroy_plan')
      import :: c_ptr
      type(c_ptr), value :: plan
    end subroutine fftw_destroy_plan
  end interface

contains

  !> A plan to transform lines of n in place.
  function plan_line(n, kind) result(plan)
    integer, intent(in) :: n
    integer(c_int), intent(in) :: kind
    type(c_ptr) :: plan
    real(c_double), allocatable, target :: line(:)

    allocate (line(n))
    plan = fftw_plan_r2r_1d(n, c_loc(line), c_loc(line), kind, ior(fftw_estimate, fftw_unaligned))
  end function plan_line

  !> Transforms a line, contiguous in memory, in place.
  subroutine transform_line(plan, line)
    type(c_ptr), intent(in) :: plan
    real(c_double), intent(inout), target :: line(*)
    call fftw_execute_r2r(plan, c_loc(line), c_loc(line))
  end subroutine transform_line

end module cumulus_fftw
