// SPDX-License-Identifier: Apache-2.0
/**
 * The common part of the interfaces of Cumulus and DALES, from which both are created. There is no worker for
 * it; the types of scripts that can use either model are generated from it, as for any code.
 *
 * @module
 */
import { defineInterface } from '../../code/define-interface.js';

/** The common interface of the large-eddy models. */
export const largeEddyInterface = defineInterface({
  name: 'largeEddy',
  language: 'fortran',
  description: 'The common interface of large-eddy models.',
  functions: {
    commitParameters: {
      description:
        'Creates the grid and the initial state. Called automatically when they are needed.',
    },
    evolveModel: {
      description: 'Runs the model until a time; times before the model time are an error.',
      arguments: [
        { name: 'time', type: 'float64', unit: 's', description: 'the time to reach' },
        {
          name: 'exactEnd',
          type: 'bool',
          default: false,
          description:
            'shortens the last steps to end exactly there, otherwise the last step may go beyond that time',
        },
      ],
    },
    getModelTime: {
      description: 'The time that the model has reached.',
      results: { time: { type: 'float64', unit: 's' } },
    },
    getTimestep: {
      description: 'The length of the last step.',
      results: { timestep: { type: 'float64', unit: 's' } },
    },
    getGridVelocity: {
      description:
        'The velocity of the frame of U and V in fields and profiles: the ground or a moving grid.',
      results: { u: { type: 'float64', unit: 'm/s' }, v: { type: 'float64', unit: 'm/s' } },
    },
    getCloudCover: {
      description: 'The fraction of columns with cloud at any level.',
      results: { cover: { type: 'float64' } },
    },
    getLiquidWaterPath: {
      description: 'The mean liquid water path of the domain.',
      results: { path: { type: 'float64', unit: 'kg/m^2' } },
    },
    getCloudBase: {
      description: 'The lower face of the lowest level with cloud; NaN without cloud.',
      results: { height: { type: 'float64', unit: 'm' } },
    },
    getCloudTop: {
      description: 'The upper face of the highest level with cloud; NaN without cloud.',
      results: { height: { type: 'float64', unit: 'm' } },
    },
  },
  properties: { modelTime: 'getModelTime', timestep: 'getTimestep' },
  parameters: {
    itot: { type: 'int32', description: 'grid points in x' },
    jtot: { type: 'int32', description: 'grid points in y' },
    kmax: { type: 'int32', description: 'levels' },
    xsize: { type: 'float64', unit: 'm', description: 'size of the domain in x' },
    ysize: { type: 'float64', unit: 'm', description: 'size of the domain in y' },
    irandom: { type: 'int32', description: 'seed of the initial perturbations' },
    randthl: { type: 'float64', unit: 'K', description: 'amplitude of the perturbations of THL' },
    randqt: { type: 'float64', unit: 'kg/kg', description: 'amplitude of the perturbations of QT' },
    cu: { type: 'float64', unit: 'm/s', description: 'velocity at which the grid moves in x' },
    cv: { type: 'float64', unit: 'm/s', description: 'velocity at which the grid moves in y' },
    dtmax: { type: 'float64', unit: 's', description: 'longest time step' },
  },
  grids: {
    fields: {
      description: 'The fields, on the staggered grid of the model: x, y, and z upwards.',
      axes: ['x', 'y', 'z'],
      attributes: {
        U: { unit: 'm/s', description: 'wind in x, at west faces' },
        V: { unit: 'm/s', description: 'wind in y, at south faces' },
        W: { unit: 'm/s', description: 'wind upwards, at lower faces' },
        THL: { unit: 'K', description: 'liquid water potential temperature' },
        QT: { unit: 'kg/kg', description: 'total specific humidity' },
        E12: { unit: 'm/s', description: 'square root of the subgrid turbulent kinetic energy' },
        QL: { unit: 'kg/kg', readOnly: true, description: 'specific condensed water' },
        T: { unit: 'K', readOnly: true, description: 'temperature' },
        P: { unit: 'Pa', readOnly: true, description: 'pressure' },
      },
    },
    profiles: {
      description: 'Means over each level, computed when they are read.',
      axes: ['z'],
      attributes: {
        Z: { unit: 'm', readOnly: true, description: 'height of the level' },
        U: { unit: 'm/s', readOnly: true, description: 'wind in x' },
        V: { unit: 'm/s', readOnly: true, description: 'wind in y' },
        W: { unit: 'm/s', readOnly: true, description: 'wind upwards' },
        THL: { unit: 'K', readOnly: true, description: 'liquid water potential temperature' },
        QT: { unit: 'kg/kg', readOnly: true, description: 'total specific humidity' },
        QL: { unit: 'kg/kg', readOnly: true, description: 'specific condensed water' },
        T: { unit: 'K', readOnly: true, description: 'temperature' },
        P: { unit: 'Pa', readOnly: true, description: 'pressure' },
        E12: {
          unit: 'm/s',
          readOnly: true,
          description: 'square root of the subgrid turbulent kinetic energy',
        },
        W2: { unit: 'm^2/s^2', readOnly: true, description: 'mean square of W' },
        CF: { readOnly: true, description: 'cloud fraction: the fraction of points with cloud' },
      },
    },
    forcingProfiles: {
      description:
        'Tendencies that are added to the model’s own, until they are set again; initially 0.',
      axes: ['z'],
      attributes: {
        U: { unit: 'm/s^2', description: 'tendency of the wind in x' },
        V: { unit: 'm/s^2', description: 'tendency of the wind in y' },
        THL: { unit: 'K/s', description: 'tendency of the liquid water potential temperature' },
        QT: { unit: '1/s', description: 'tendency of the total specific humidity (kg/kg/s)' },
      },
    },
    surfaceFields: {
      description: 'Quantities of columns: integrals over the height, and values at the surface.',
      axes: ['x', 'y'],
      attributes: {
        LWP: { unit: 'kg/m^2', readOnly: true, description: 'liquid water path' },
      },
    },
  },
});
