! SPDX-License-Identifier: Apache-2.0
!> DALES as a worker of polymuse; its interface is src/codes/dales/interface.ts.
program dales_worker
  use polymuse, only: pm_loop, pm_register_stop_hook, pm_start
  use dales_dispatch, only: dales_interface
  use dales_functions, only: finish
  implicit none
  call pm_start(dales_interface())
  call pm_register_stop_hook(finish)
  call pm_loop()
end program dales_worker
