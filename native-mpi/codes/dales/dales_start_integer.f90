! SPDX-License-Identifier: Apache-2.0
!> Has DALES set itself up on all ranks of this worker: where communicators are numbers to it, up to version 4.3.
module dales_start
  use mpi, only: MPI_COMM_WORLD
  use daleslib, only: initialize
  implicit none
  private
  public :: start_dales

contains

  !> `date` is a number of digits yyyymmdd, or 0 for that of the namelists; `time` hhmmss.
  subroutine start_dales(file, date, time)
    character(256), intent(in) :: file
    integer, intent(in) :: date, time
    call initialize(file, MPI_COMM_WORLD, date, time)
  end subroutine start_dales

end module dales_start
