// SPDX-License-Identifier: Apache-2.0
/**
 * The interface of Cumulus, the bundled large-eddy model; docs/cumulus.md describes the model.
 *
 * Names are those of DALES in OMUSE, if DALES has them.
 *
 * @module
 */
import { defineInterface } from '../../code/define-interface.js';
import { largeEddyInterface } from '../large-eddy/interface.js';

/** The cases that Cumulus can run. */
export const cumulusCases = ['bomex'] as const;

const { functions: common } = largeEddyInterface;

/** The interface of Cumulus. */
export const cumulusInterface = defineInterface({
  name: 'cumulus',
  language: 'fortran',
  description: 'Large-eddy simulation of trade-wind cumulus.',
  functions: {
    initializeCode: {
      description:
        'Prepares the worker for its parameters. Called automatically when it is needed.',
    },
    commitParameters: common.commitParameters,
    evolveModel: common.evolveModel,
    getModelTime: common.getModelTime,
    getTimestep: {
      ...common.getTimestep,
      description: 'The length of the last step; 0 before the first.',
    },
    getGridVelocity: {
      ...common.getGridVelocity,
      description:
        'The velocity of what U and V of fields are relative to; 0, since that is the ground.',
    },
    getCloudCover: common.getCloudCover,
    getLiquidWaterPath: common.getLiquidWaterPath,
    getCloudBase: common.getCloudBase,
    getCloudTop: common.getCloudTop,
  },
  properties: largeEddyInterface.properties,
  parameters: {
    case: {
      type: 'string',
      default: 'bomex',
      choices: cumulusCases,
      description: 'the initial state and the forcing',
    },
    itot: { type: 'int32', default: 64, description: 'grid points in x; at least 4' },
    jtot: {
      type: 'int32',
      default: 64,
      description: 'grid points in y; at least 4, and at least the number of workers',
    },
    kmax: { type: 'int32', default: 75, description: 'levels; at least 4' },
    xsize: { type: 'float64', unit: 'm', default: 6400, description: 'size of the domain in x' },
    ysize: { type: 'float64', unit: 'm', default: 6400, description: 'size of the domain in y' },
    zsize: { type: 'float64', unit: 'm', default: 3000, description: 'height of the domain' },
    irandom: { type: 'int32', default: 43, description: 'seed of the initial perturbations' },
    randthl: {
      type: 'float64',
      unit: 'K',
      default: 0.1,
      description: 'amplitude of the perturbations of THL',
    },
    randqt: {
      type: 'float64',
      unit: 'kg/kg',
      default: 2.5e-5,
      description: 'amplitude of the perturbations of QT',
    },
    randtop: {
      type: 'float64',
      unit: 'm',
      default: 1600,
      description: 'the height below which perturbations are applied',
    },
    cu: {
      type: 'float64',
      unit: 'm/s',
      default: -8,
      description: 'velocity at which the grid moves in x',
    },
    cv: {
      type: 'float64',
      unit: 'm/s',
      default: 0,
      description: 'velocity at which the grid moves in y',
    },
    dtmax: { type: 'float64', unit: 's', default: 10, description: 'longest time step' },
    courant: { type: 'float64', default: 1, description: 'largest Courant number; at most 1.7' },
    diffusion_number: {
      type: 'float64',
      default: 0.3,
      description: 'largest diffusion number; at most 0.6',
    },
    dtav: {
      type: 'float64',
      unit: 's',
      default: 60,
      description: 'interval of the lines in the log and in timeseries.txt; 0: none',
    },
    timeav: {
      type: 'float64',
      unit: 's',
      default: 600,
      description: 'interval of the files profiles.<seconds>.txt; 0: none',
    },
  },
  grids: {
    fields: {
      description: 'The fields, on the staggered grid of the model: x, y, and z upwards.',
      axes: ['x', 'y', 'z'],
      attributes: {
        U: { unit: 'm/s', description: 'wind in x, relative to the ground, at west faces' },
        V: { unit: 'm/s', description: 'wind in y, relative to the ground, at south faces' },
        W: { unit: 'm/s', description: 'wind upwards, at lower faces; 0 at the surface' },
        THL: { unit: 'K', description: 'liquid water potential temperature' },
        QT: { unit: 'kg/kg', description: 'total specific humidity' },
        E12: {
          unit: 'm/s',
          description: 'square root of the subgrid turbulent kinetic energy; at least 5e-5',
        },
        QL: { unit: 'kg/kg', readOnly: true, description: 'specific liquid water' },
        T: { unit: 'K', readOnly: true, description: 'temperature' },
        P: { unit: 'Pa', readOnly: true, description: 'pressure' },
      },
    },
    profiles: {
      description: 'Means over each level, computed when they are read.',
      axes: ['z'],
      attributes: {
        Z: {
          unit: 'm',
          readOnly: true,
          description: 'height of the level; W lies half a level lower',
        },
        U: { unit: 'm/s', readOnly: true, description: 'wind in x, relative to the ground' },
        V: { unit: 'm/s', readOnly: true, description: 'wind in y, relative to the ground' },
        W: { unit: 'm/s', readOnly: true, description: 'wind upwards' },
        THL: { unit: 'K', readOnly: true, description: 'liquid water potential temperature' },
        QT: { unit: 'kg/kg', readOnly: true, description: 'total specific humidity' },
        QL: { unit: 'kg/kg', readOnly: true, description: 'specific liquid water' },
        T: { unit: 'K', readOnly: true, description: 'temperature' },
        THV: { unit: 'K', readOnly: true, description: 'virtual potential temperature' },
        P: { unit: 'Pa', readOnly: true, description: 'pressure' },
        E12: {
          unit: 'm/s',
          readOnly: true,
          description: 'square root of the subgrid turbulent kinetic energy',
        },
        W2: { unit: 'm^2/s^2', readOnly: true, description: 'mean square of W' },
        TKE: { unit: 'm^2/s^2', readOnly: true, description: 'resolved turbulent kinetic energy' },
        CF: {
          readOnly: true,
          description: 'cloud fraction: the fraction of points with cloud',
        },
        CORE: { readOnly: true, description: 'the fraction of points with buoyant cloud' },
      },
    },
    forcingProfiles: largeEddyInterface.grids.forcingProfiles,
    surfaceFields: {
      description: 'Quantities of columns: integrals over the height, and values at the surface.',
      axes: ['x', 'y'],
      attributes: {
        LWP: { unit: 'kg/m^2', readOnly: true, description: 'liquid water path' },
        USTAR: { unit: 'm/s', description: 'friction velocity' },
        WTHL: { unit: 'K m/s', description: 'upward flux of THL at the surface' },
        WQT: { unit: 'm/s', description: 'upward flux of QT at the surface (kg/kg m/s)' },
      },
    },
  },
  states: {
    initial: 'new',
    transitions: [
      { from: 'new', call: 'initializeCode', to: 'initialized' },
      { from: 'initialized', call: 'commitParameters', to: 'running' },
    ],
    needs: {
      evolveModel: 'running',
      getTimestep: 'running',
      getGridVelocity: 'running',
      getCloudCover: 'running',
      getLiquidWaterPath: 'running',
      getCloudBase: 'running',
      getCloudTop: 'running',
      commitParameters: 'initialized',
      grids: 'running',
      setParameters: 'initialized',
      getParameters: 'initialized',
    },
  },
});
