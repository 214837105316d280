! SPDX-License-Identifier: Apache-2.0
!> DALES without polymuse: what driving it from a script is compared to.
!!
!!     mpirun -n RANKS dales_alone NAMELISTS SECONDS
!!
!! Runs DALES in the current directory until a time, exactly, as its worker does; prints `result` and the
!! seconds that it took, without those of setting up.
program dales_alone
  use mpi_f08
  use daleslib, only: step
  use modglobal, only: dt, dt_lim, longint, timee, tres
  use dales_start, only: start_dales
  implicit none
  character(256) :: file, seconds
  integer(longint) :: target
  integer :: rank
  real(kind(0.0d0)) :: time, began

  call MPI_Init()
  call MPI_Comm_rank(MPI_COMM_WORLD, rank)
  call get_command_argument(1, file)
  call get_command_argument(2, seconds)
  read (seconds, *) time
  call start_dales(file, 0, 0)
  target = nint(time / tres, longint)
  call MPI_Barrier(MPI_COMM_WORLD)
  began = MPI_Wtime()
  do while (timee < target)
    dt_lim = min(dt_lim, target - timee)
    dt = min(dt, target - timee)
    call step()
    call step()
    call step()
  end do
  if (rank == 0) print '(a,f12.6)', 'result ', MPI_Wtime() - began
  call MPI_Finalize()
end program dales_alone
