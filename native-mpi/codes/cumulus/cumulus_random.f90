! SPDX-License-Identifier: Apache-2.0
!> Random numbers as a function of (seed, counter): the same for a grid point whichever rank owns it.
!!
!! Philox 2x32 with ten rounds: Salmon, Moraes, Dror and Shaw (2011), "Parallel random numbers: as easy as 1, 2, 3",
!! Proc. SC'11. 32-bit unsigned words are held in 64-bit integers, so that nothing overflows.
module cumulus_random
  use, intrinsic :: iso_fortran_env, only: int64
  use cumulus_constants, only: wp
  implicit none
  private
  public :: uniform_at

  integer(int64), parameter :: mask32 = int(z'FFFFFFFF', int64)
  integer(int64), parameter :: mask16 = int(z'FFFF', int64)
  integer(int64), parameter :: multiplier = int(z'D256D193', int64)
  integer(int64), parameter :: key_step = int(z'9E3779B9', int64)
  integer, parameter :: rounds = 10

contains

  !> A number uniform in (-1, 1), a function of its arguments only.
  pure real(wp) function uniform_at(seed, first, second)
    integer, intent(in) :: seed, first, second
    integer(int64) :: key, word1, word2, upper, lower
    integer :: r

    key = iand(int(seed, int64), mask32)
    word1 = iand(int(first, int64), mask32)
    word2 = iand(int(second, int64), mask32)
    do r = 1, rounds
      call multiply(word1, upper, lower)
      word1 = ieor(ieor(upper, key), word2)
      word2 = lower
      key = iand(key + key_step, mask32)
    end do
    uniform_at = (real(word1, wp) + 0.5_wp) / 2147483648.0_wp - 1.0_wp
  end function uniform_at

  !> The upper and lower 32 bits of word * multiplier, by halves of the word.
  pure subroutine multiply(word, upper, lower)
    integer(int64), intent(in) :: word
    integer(int64), intent(out) :: upper, lower
    integer(int64) :: of_lower_half, middle

    of_lower_half = multiplier * iand(word, mask16)
    middle = multiplier * shiftr(word, 16) + shiftr(of_lower_half, 16)
    upper = shiftr(middle, 16)
    lower = ior(shiftl(iand(middle, mask16), 16), iand(of_lower_half, mask16))
  end subroutine multiply

end module cumulus_random
