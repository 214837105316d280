! SPDX-License-Identifier: Apache-2.0
!> What the code that is generated from an interface specification uses of the runtime; see
!! polymuse_dispatch.h. Authors of codes need module polymuse instead.
module polymuse_dispatch
  use, intrinsic :: iso_c_binding, only: c_bool, c_char, c_double, c_f_pointer, c_float, c_int32_t, &
      c_int64_t, c_ptr
  use, intrinsic :: iso_fortran_env, only: error_unit, output_unit
  implicit none
  private
  public :: pm_take, pm_arguments_fail, pm_give, pm_make_array, pm_return_array, pm_count, pm_flush_output

  !> The types that arrays have: enum pm_type of wire.h.
  integer(c_int32_t), parameter :: type_int32 = 1, type_float32 = 3, type_float64 = 4

  !> Takes the next argument of a call. Arrays are not copied: the pointer leads to the message.
  interface pm_take
    module procedure take_int32, take_int64, take_float32, take_float64, take_bool, take_string
    module procedure take_int32_array, take_float32_array, take_float64_array
  end interface

  !> Gives the next result that is not an array.
  interface pm_give
    module procedure give_int32, give_int64, give_float32, give_float64, give_bool, give_string
  end interface

  !> Makes the next array that the call results in, for the code to fill.
  interface pm_make_array
    module procedure make_int32_array, make_float32_array, make_float64_array
  end interface

  !> Makes an array argument the next array that the call results in, as the code leaves it.
  interface pm_return_array
    module procedure return_int32_array, return_float32_array, return_float64_array
  end interface

  !> The length of a result: that of an array argument, or what an integer argument says.
  interface pm_count
    module procedure count_int32, count_int64
    module procedure count_int32_array, count_float32_array, count_float64_array
  end interface

  interface
    integer(c_int32_t) function pm_argument_int32(request) bind(c)
      import :: c_int32_t, c_ptr
      type(c_ptr), value :: request
    end function
    integer(c_int64_t) function pm_argument_int64(request) bind(c)
      import :: c_int64_t, c_ptr
      type(c_ptr), value :: request
    end function
    real(c_float) function pm_argument_float32(request) bind(c)
      import :: c_float, c_ptr
      type(c_ptr), value :: request
    end function
    real(c_double) function pm_argument_float64(request) bind(c)
      import :: c_double, c_ptr
      type(c_ptr), value :: request
    end function
    logical(c_bool) function pm_arguments_fail(request) bind(c)
      import :: c_bool, c_ptr
      type(c_ptr), value :: request
    end function
    logical(c_bool) function pm_argument_bool(request) bind(c)
      import :: c_bool, c_ptr
      type(c_ptr), value :: request
    end function
    type(c_ptr) function pm_argument_string(request, length) bind(c)
      import :: c_int64_t, c_ptr
      type(c_ptr), value :: request
      integer(c_int64_t), intent(out) :: length
    end function
    type(c_ptr) function pm_argument_array(request, type, count) bind(c)
      import :: c_int32_t, c_int64_t, c_ptr
      type(c_ptr), value :: request
      integer(c_int32_t), value :: type
      integer(c_int64_t), intent(out) :: count
    end function
    subroutine pm_result_int32(request, value) bind(c)
      import :: c_int32_t, c_ptr
      type(c_ptr), value :: request
      integer(c_int32_t), value :: value
    end subroutine
    subroutine pm_result_int64(request, value) bind(c)
      import :: c_int64_t, c_ptr
      type(c_ptr), value :: request
      integer(c_int64_t), value :: value
    end subroutine
    subroutine pm_result_float32(request, value) bind(c)
      import :: c_float, c_ptr
      type(c_ptr), value :: request
      real(c_float), value :: value
    end subroutine
    subroutine pm_result_float64(request, value) bind(c)
      import :: c_double, c_ptr
      type(c_ptr), value :: request
      real(c_double), value :: value
    end subroutine
    subroutine pm_result_bool(request, value) bind(c)
      import :: c_bool, c_ptr
      type(c_ptr), value :: request
      logical(c_bool), value :: value
    end subroutine
    subroutine pm_result_string(request, text, length) bind(c)
      import :: c_char, c_int64_t, c_ptr
      type(c_ptr), value :: request
      character(kind=c_char), intent(in) :: text(*)
      integer(c_int64_t), value :: length
    end subroutine
    type(c_ptr) function pm_result_array(request, type, count) bind(c)
      import :: c_int32_t, c_int64_t, c_ptr
      type(c_ptr), value :: request
      integer(c_int32_t), value :: type
      integer(c_int64_t), value :: count
    end function
    subroutine pm_result_argument(request, type, elements, count) bind(c)
      import :: c_int32_t, c_int64_t, c_ptr
      type(c_ptr), value :: request
      integer(c_int32_t), value :: type
      type(*), intent(in) :: elements(*)
      integer(c_int64_t), value :: count
    end subroutine
  end interface

contains

  !> The C library cannot flush what Fortran's run-time library holds back.
  subroutine pm_flush_output()
    flush (output_unit)
    flush (error_unit)
  end subroutine

  ! ---- arguments ---------------------------------------------------------------------------------

  subroutine take_int32(request, value)
    type(c_ptr), intent(in) :: request
    integer(c_int32_t), intent(out) :: value
    value = pm_argument_int32(request)
  end subroutine

  subroutine take_int64(request, value)
    type(c_ptr), intent(in) :: request
    integer(c_int64_t), intent(out) :: value
    value = pm_argument_int64(request)
  end subroutine

  subroutine take_float32(request, value)
    type(c_ptr), intent(in) :: request
    real(c_float), intent(out) :: value
    value = pm_argument_float32(request)
  end subroutine

  subroutine take_float64(request, value)
    type(c_ptr), intent(in) :: request
    real(c_double), intent(out) :: value
    value = pm_argument_float64(request)
  end subroutine

  subroutine take_bool(request, value)
    type(c_ptr), intent(in) :: request
    logical, intent(out) :: value
    value = pm_argument_bool(request)
  end subroutine

  subroutine take_string(request, value)
    type(c_ptr), intent(in) :: request
    character(:), allocatable, intent(out) :: value
    character(kind=c_char), pointer :: characters(:)
    integer(c_int64_t) :: length, i
    type(c_ptr) :: address
    address = pm_argument_string(request, length)
    call c_f_pointer(address, characters, [length])
    allocate (character(length) :: value)
    do i = 1, length
      value(i:i) = characters(i)
    end do
  end subroutine

  subroutine take_int32_array(request, array)
    type(c_ptr), intent(in) :: request
    integer(c_int32_t), pointer, contiguous, intent(out) :: array(:)
    integer(c_int64_t) :: count
    type(c_ptr) :: address
    address = pm_argument_array(request, type_int32, count)
    call c_f_pointer(address, array, [count])
  end subroutine

  subroutine take_float32_array(request, array)
    type(c_ptr), intent(in) :: request
    real(c_float), pointer, contiguous, intent(out) :: array(:)
    integer(c_int64_t) :: count
    type(c_ptr) :: address
    address = pm_argument_array(request, type_float32, count)
    call c_f_pointer(address, array, [count])
  end subroutine

  subroutine take_float64_array(request, array)
    type(c_ptr), intent(in) :: request
    real(c_double), pointer, contiguous, intent(out) :: array(:)
    integer(c_int64_t) :: count
    type(c_ptr) :: address
    address = pm_argument_array(request, type_float64, count)
    call c_f_pointer(address, array, [count])
  end subroutine

  ! ---- results -----------------------------------------------------------------------------------

  subroutine give_int32(request, value)
    type(c_ptr), intent(in) :: request
    integer(c_int32_t), intent(in) :: value
    call pm_result_int32(request, value)
  end subroutine

  subroutine give_int64(request, value)
    type(c_ptr), intent(in) :: request
    integer(c_int64_t), intent(in) :: value
    call pm_result_int64(request, value)
  end subroutine

  subroutine give_float32(request, value)
    type(c_ptr), intent(in) :: request
    real(c_float), intent(in) :: value
    call pm_result_float32(request, value)
  end subroutine

  subroutine give_float64(request, value)
    type(c_ptr), intent(in) :: request
    real(c_double), intent(in) :: value
    call pm_result_float64(request, value)
  end subroutine

  subroutine give_bool(request, value)
    type(c_ptr), intent(in) :: request
    logical, intent(in) :: value
    call pm_result_bool(request, logical(value, c_bool))
  end subroutine

  subroutine give_string(request, value)
    type(c_ptr), intent(in) :: request
    character(*), intent(in) :: value
    call pm_result_string(request, value, len_trim(value, c_int64_t))
  end subroutine

  subroutine make_int32_array(request, array, count)
    type(c_ptr), intent(in) :: request
    integer(c_int32_t), pointer, contiguous, intent(out) :: array(:)
    integer(c_int64_t), intent(in) :: count
    call c_f_pointer(pm_result_array(request, type_int32, count), array, [count])
  end subroutine

  subroutine make_float32_array(request, array, count)
    type(c_ptr), intent(in) :: request
    real(c_float), pointer, contiguous, intent(out) :: array(:)
    integer(c_int64_t), intent(in) :: count
    call c_f_pointer(pm_result_array(request, type_float32, count), array, [count])
  end subroutine

  subroutine make_float64_array(request, array, count)
    type(c_ptr), intent(in) :: request
    real(c_double), pointer, contiguous, intent(out) :: array(:)
    integer(c_int64_t), intent(in) :: count
    call c_f_pointer(pm_result_array(request, type_float64, count), array, [count])
  end subroutine

  subroutine return_int32_array(request, array)
    type(c_ptr), intent(in) :: request
    integer(c_int32_t), contiguous, intent(in) :: array(:)
    call pm_result_argument(request, type_int32, array, size(array, kind=c_int64_t))
  end subroutine

  subroutine return_float32_array(request, array)
    type(c_ptr), intent(in) :: request
    real(c_float), contiguous, intent(in) :: array(:)
    call pm_result_argument(request, type_float32, array, size(array, kind=c_int64_t))
  end subroutine

  subroutine return_float64_array(request, array)
    type(c_ptr), intent(in) :: request
    real(c_double), contiguous, intent(in) :: array(:)
    call pm_result_argument(request, type_float64, array, size(array, kind=c_int64_t))
  end subroutine

  ! ---- lengths -----------------------------------------------------------------------------------

  pure integer(c_int64_t) function count_int32(value)
    integer(c_int32_t), intent(in) :: value
    count_int32 = max(value, 0_c_int32_t)
  end function

  pure integer(c_int64_t) function count_int64(value)
    integer(c_int64_t), intent(in) :: value
    count_int64 = max(value, 0_c_int64_t)
  end function

  pure integer(c_int64_t) function count_int32_array(array)
    integer(c_int32_t), intent(in) :: array(:)
    count_int32_array = size(array, kind=c_int64_t)
  end function

  pure integer(c_int64_t) function count_float32_array(array)
    real(c_float), intent(in) :: array(:)
    count_float32_array = size(array, kind=c_int64_t)
  end function

  pure integer(c_int64_t) function count_float64_array(array)
    real(c_double), intent(in) :: array(:)
    count_float64_array = size(array, kind=c_int64_t)
  end function
end module
